package org.sparkntk.kernels.network;

/**
 * A fully connected layer, K' = σ_w² K + σ_b² and
 *
 * <pre>
 *   Θ' = σ_w² Θ + K'                     NTK parameterisation (Jacot et al. 1806.07572, theorem 1)
 *   Θ' = σ_w² Θ + n K + 1[biases]        standard parameterisation (2001.07301), n inputs
 *   Θ' = σ_w² Θ                          frozen
 * </pre>
 *
 * @param sigmaW σ_w &gt; 0, the standard deviation of the weights, as if there were one input
 * @param bias the biases
 * @param parameterization how the weights are scaled
 * @param width the number of outputs; only in standard parameterisation, otherwise 0
 * @param training whether the weights learn
 */
public record Dense(
    double sigmaW, Bias bias, Parameterization parameterization, int width, Training training)
    implements Layer {
  /** Validates the ranges. */
  public Dense {
    if (!(sigmaW > 0) || Double.isInfinite(sigmaW)) {
      throw new IllegalArgumentException(
          "dense: sigma-w must be positive and finite, found " + sigmaW);
    }
    boolean needsWidth = parameterization == Parameterization.STANDARD;
    if (needsWidth != width > 0) {
      throw new IllegalArgumentException(
          needsWidth
              ? "dense: the standard parameterisation needs a width of at least 1, found " + width
              : "dense: width has no meaning in NTK parameterisation, found " + width);
    }
  }

  /** A trained layer without biases in NTK parameterisation. */
  public static Dense of(double sigmaW) {
    return new Dense(sigmaW, Bias.none(), Parameterization.NTK, 0, Training.TRAINED);
  }

  /** A trained layer with biases in NTK parameterisation. */
  public static Dense of(double sigmaW, double sigmaB) {
    return new Dense(sigmaW, Bias.of(sigmaB), Parameterization.NTK, 0, Training.TRAINED);
  }

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public Signal after(Signal before) {
    boolean isFirst = before.equals(Signal.INPUT);
    if (parameterization == Parameterization.STANDARD && before.width() == 0 && !isFirst) {
      throw new IllegalArgumentException(
          "dense in standard parameterisation needs the width of the layer before it: expected that"
              + " one in standard parameterisation too, found none with a width");
    }
    return new Signal(true, true, width);
  }

  @Override
  public LayerPanel prepare(SelfKernels self) {
    boolean isNtk = parameterization == Parameterization.NTK;
    double w = sigmaW * sigmaW;
    double slope = isNtk ? w : self.width;
    double constant = isNtk ? bias.variance() : bias.isPresent() ? 1 : 0;
    if (training == Training.FROZEN) {
      slope = 0;
      constant = 0;
    }
    DensePanel panel = DensePanel.of(self.scales(), w, bias.variance(), slope, constant);
    for (int i = 0; i < self.count(); i++) {
      self.tangent[i] = w * self.tangent[i] + slope * self.variance[i] + constant;
      self.variance[i] = w * self.variance[i] + bias.variance();
    }
    self.width = width;
    return panel;
  }
}
