package org.sparkntk.kernels.network;

import java.util.Locale;
import org.sparkntk.kernels.linalg.Precision;

/** The kernels of the examples of a panel with themselves on their way through the layers. */
final class SelfKernels {
  /** K(x, x) of each example. */
  final double[] variance;

  /** Θ(x, x) of each example. */
  final double[] tangent;

  /** The number of units that the layer before had; 0 where it does not matter. */
  int width;

  private final Precision precision;

  private SelfKernels(double[] variance, double[] tangent, int width, Precision precision) {
    this.variance = variance;
    this.tangent = tangent;
    this.width = width;
    this.precision = precision;
  }

  static SelfKernels ofInputs(double[] variance, int features, Precision precision) {
    return new SelfKernels(variance, new double[variance.length], features, precision);
  }

  SelfKernels copy() {
    return new SelfKernels(variance.clone(), tangent.clone(), width, precision);
  }

  int count() {
    return variance.length;
  }

  /** √K(x, x) of each example. */
  double[] scales() {
    double[] scales = new double[count()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = Math.sqrt(variance[i]);
    }
    return scales;
  }

  /** Refuses numbers that the format of the tiles cannot hold. */
  void requireRepresentable() {
    String format = precision.name().toLowerCase(Locale.ROOT);
    double largest = precision == Precision.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
    for (int i = 0; i < count(); i++) {
      if (!(variance[i] <= largest && tangent[i] <= largest)) {
        throw new ArithmeticException(
            "the kernel grows beyond what %s holds: expected at most %.3g, found NNGP %.3g, NTK %.3g;"
                    .formatted(format, largest, variance[i], tangent[i])
                + " smaller weights (sigma-w), fewer layers"
                + (precision == Precision.FLOAT32 ? " or float64 help" : " help"));
      }
    }
  }
}
