package org.sparkntk.jobs.sketch;

import java.util.List;
import java.util.OptionalInt;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.config.SketchConfig;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.features.DeflatedNtkFactory;
import org.sparkntk.kernels.features.FeatureMapFactory;
import org.sparkntk.kernels.features.FourierFactory;
import org.sparkntk.kernels.features.GradientFactory;
import org.sparkntk.kernels.features.NtkRandomFactory;
import org.sparkntk.kernels.features.NtkSketchFactory;
import org.sparkntk.kernels.features.PolynomialSketchFactory;
import org.sparkntk.kernels.features.SketchMode;
import org.sparkntk.kernels.features.SphereKernel;
import org.sparkntk.kernels.features.ZeroRows;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Bias;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.NetworkKernel;
import org.sparkntk.kernels.network.Parameterization;
import org.sparkntk.kernels.network.Training;

/** Random features by their configuration. */
final class RandomMaps {
  private RandomMaps() {}

  /**
   * What makes the features.
   *
   * @param preprocessing of the examples that go in
   * @throws InvalidInputException if the features cannot approximate such a kernel, or are too few
   */
  static FeatureMapFactory factory(
      KernelConfig kernel, SketchConfig sketch, Preprocessing preprocessing) {
    int width = preprocessing.width();
    try {
      return switch (sketch.map()) {
        case NYSTROM ->
            throw new InvalidInputException(
                "sketch.map: expected random features, found nystrom, which are made of examples");
        case NTKRF ->
            new NtkRandomFactory(
                width,
                depth(kernel),
                sketch.dimension(),
                sketch.directions(),
                scale(kernel, width),
                sketch.seed());
        case DEFLATED ->
            new DeflatedNtkFactory(
                width, depth(kernel), sketch.dimension(), scale(kernel, width), sketch.seed());
        case NTK_SKETCH -> ntkSketch(kernel, sketch, preprocessing);
        case GRADIENT ->
            new GradientFactory(
                width, depth(kernel), sketch.dimension(), scale(kernel, width), sketch.seed());
        case FOURIER ->
            new FourierFactory(width, sketch.dimension(), sketch.lengthScale(), sketch.seed());
      };
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("sketch: " + e.getMessage());
    }
  }

  /** Of the ReLU NTK for inputs of any norm, of every other kernel on the unit sphere. */
  private static FeatureMapFactory ntkSketch(
      KernelConfig kernel, SketchConfig sketch, Preprocessing preprocessing) {
    int width = preprocessing.width();
    if (isReluNtk(kernel)) {
      return new NtkSketchFactory(
          width,
          depth(kernel),
          sketch.degree(),
          sketch.dimension(),
          sketch.layers(),
          sketch.leaf(),
          sketch.seed(),
          scale(kernel, width));
    }
    if (sketch.layers() == SketchMode.LAYERWISE || !preprocessing.unitNorm() || width < 2) {
      throw new InvalidInputException(
          "sketch.map: expected sketch.layers = one-pass, data.unit-norm = true and at least 2"
              + " features for ntk-sketch of other than the NTK of dense ReLU layers without"
              + " biases, or nystrom");
    }
    NetworkKernel exact = kernel.kernel(kernel.target(), Precision.FLOAT64);
    return new PolynomialSketchFactory(
        width,
        SphereKernel.polynomial(exact, width, sketch.degree()),
        sketch.dimension(),
        sketch.leaf(),
        sketch.seed(),
        1,
        isZeroAtZero(exact, width) ? ZeroRows.ZERO : ZeroRows.REFUSED);
  }

  /** Θ(0, 0) = 0, and so |Θ(0, z)|² ≤ Θ(0, 0) Θ(z, z) is. */
  private static boolean isZeroAtZero(NetworkKernel kernel, int width) {
    return kernel.prepare(Matrix.zeros(1, width)).diagonal()[0] == 0;
  }

  private static boolean isReluNtk(KernelConfig kernel) {
    return kernel.target() == Target.NTK && hiddenLayers(kernel.network().layers()).isPresent();
  }

  /** L. */
  private static int depth(KernelConfig kernel) {
    if (!isReluNtk(kernel)) {
      throw new InvalidInputException(
          "sketch.map: expected nystrom or ntk-sketch for this kernel, because other features are"
              + " those of the NTK of dense ReLU layers without biases in NTK parameterisation");
    }
    return hiddenLayers(kernel.network().layers()).getAsInt();
  }

  /** Nothing unless it is dense, then ReLU and dense over and over. */
  private static OptionalInt hiddenLayers(List<Layer> layers) {
    boolean fits = layers.size() >= 3 && layers.size() % 2 == 1;
    for (int l = 0; l < layers.size(); l++) {
      fits &= l % 2 == 0 ? isPlain(layers.get(l)) : isRelu(layers.get(l));
    }
    return fits ? OptionalInt.of(layers.size() / 2) : OptionalInt.empty();
  }

  private static boolean isPlain(Layer layer) {
    return layer instanceof Dense dense
        && dense.bias().equals(Bias.none())
        && dense.parameterization() == Parameterization.NTK
        && dense.training() == Training.TRAINED;
  }

  private static boolean isRelu(Layer layer) {
    return layer instanceof Activation activation
        && activation.function() instanceof PiecewiseLinear function
        && function.negative() == 0
        && function.positive() == 1;
  }

  /** Θ(x, x) of an input of norm 1 over L + 1: all weights enter the NTK as one factor. */
  private static double scale(KernelConfig kernel, int width) {
    Matrix unit = Matrix.zeros(1, width);
    unit.set(0, 0, 1);
    return kernel.kernel().prepare(unit).diagonal()[0] / (depth(kernel) + 1);
  }
}
