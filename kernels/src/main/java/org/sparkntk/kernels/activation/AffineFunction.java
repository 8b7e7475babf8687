package org.sparkntk.kernels.activation;

import java.util.Arrays;

/** x ↦ a·φ(bx + k) + m. */
record AffineFunction(Nonlinearity inner, double b, double k, double a, double m)
    implements Nonlinearity {

  @Override
  public double value(double x) {
    return a * inner.value(b * x + k) + m;
  }

  @Override
  public double slope(double x) {
    return a * b * inner.slope(b * x + k);
  }

  @Override
  public double[] kinks() {
    double[] kinks = inner.kinks();
    for (int i = 0; i < kinks.length; i++) {
      kinks[i] = (kinks[i] - k) / b;
    }
    Arrays.sort(kinks);
    return kinks;
  }
}
