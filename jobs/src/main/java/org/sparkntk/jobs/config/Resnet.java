package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Bias;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Parameterization;
import org.sparkntk.kernels.network.Sum;
import org.sparkntk.kernels.network.Training;

/**
 * Reads {@code resnet}, the residual blocks y ← y + W φ(y) + b, or y ← y + l^(−1/2) (W φ(y) + b)
 * for l = 2, 3, …, one after another (Hayou et al. 1905.13654, section 3.2). The dense layer l = 1
 * comes before and is written by itself.
 */
final class Resnet {
  static final List<String> PARAMETERS =
      List.of("blocks", "sigma-w", "sigma-b", "activation", "scaling");

  /** What the l-th layer's weights and biases are multiplied by. */
  enum Scaling {
    /** 1. */
    NONE,
    /** l^(−1/2). */
    INVERSE_SQRT;

    double factor(int l) {
      return this == NONE ? 1 : 1 / Math.sqrt(l);
    }
  }

  private Resnet() {}

  static void read(Item item, LayerList out) {
    Section p = item.parameters();
    int blocks = p.integer("blocks", 1);
    double sigmaW = p.number("sigma-w", "a positive number", sigma -> sigma > 0);
    Bias bias = item.make(() -> LayerTable.bias(p));
    Scaling scaling = p.oneOfOr("scaling", Scaling.values(), Scaling.NONE);
    DualActivation function = activation(p);
    for (int l = 2; l < blocks + 2; l++) {
      double factor = scaling.factor(l);
      Bias scaled = bias.isPresent() ? Bias.of(factor * bias.sigma()) : bias;
      Dense dense =
          item.make(
              () -> new Dense(factor * sigmaW, scaled, Parameterization.NTK, 0, Training.TRAINED));
      out.add(item.origin(), item.name(), block(function, dense, item.origin(), out));
    }
  }

  private static DualActivation activation(Section p) {
    String key = "activation";
    return ActivationReader.read(
        p.has(key) ? p.any(key) : ConfigValueFactory.fromAnyRef("relu"), p.pathOf(key));
  }

  private static Sum block(
      DualActivation function, Dense dense, ConfigOrigin origin, LayerList out) {
    LayerList within = out.within();
    within.add(origin, function.name(), new Activation(function));
    within.add(origin, dense.name(), dense);
    return Sum.residual(within.sequence());
  }
}
