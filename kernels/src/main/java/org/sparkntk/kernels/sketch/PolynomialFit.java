package org.sparkntk.kernels.sketch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A polynomial Σ cⱼ tʲ on [−1, 1] with all cⱼ ≥ 0: the function of the cosine that a dot-product
 * kernel is, positive semi-definite in every dimension (Schoenberg 1942).
 *
 * @param coefficients c₀, c₁, …, of which one after c₀ is not 0
 */
public record PolynomialFit(List<Double> coefficients) implements Serializable {
  /** Nodes cover the negative cosines: fitted to [0, 1] alone, a polynomial runs away there. */
  private static final int NODES = 201;

  /** Relative to their sum: a coefficient below costs the work of a degree for nothing. */
  private static final double NEGLIGIBLE = 1e-5;

  /** Validates the coefficients. */
  public PolynomialFit {
    coefficients = List.copyOf(coefficients);
    double rest = 0;
    for (int j = 0; j < coefficients.size(); j++) {
      double c = coefficients.get(j);
      if (!(c >= 0 && c < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "expected coefficients that are finite and at least 0, found " + c + " of degree " + j);
      }
      rest += j > 0 ? c : 0;
    }
    if (rest == 0) {
      throw new IllegalArgumentException(
          "expected a polynomial that is not constant, found " + coefficients);
    }
  }

  /**
   * The polynomial closest to a function by weighted least squares under cⱼ ≥ 0. The nodes are the
   * extrema of a Chebyshev polynomial, dense at both poles, where kernels have their kinks; the
   * weight grows from 1 at t = −1 to 2 at t = 1, where equal examples meet.
   *
   * @param f finite on [−1, 1]
   * @param degree of the polynomial, at least 1
   */
  public static PolynomialFit of(DoubleUnaryOperator f, int degree) {
    if (degree < 1) {
      throw new IllegalArgumentException("expected a degree of at least 1, found " + degree);
    }
    double[][] columns = new double[degree + 1][NODES];
    double[] b = new double[NODES];
    for (int i = 0; i < NODES; i++) {
      // sin of the complement: exactly antisymmetric.
      double t = Math.sin(Math.PI * (NODES - 1 - 2 * i) / (2.0 * (NODES - 1)));
      double power = 1 + (1 + t) / 2;
      b[i] = power * f.applyAsDouble(t);
      for (int j = 0; j <= degree; j++) {
        columns[j][i] = power;
        power *= t;
      }
    }
    double[] c = NonNegativeLeastSquares.solve(columns, b);
    double sum = 0;
    for (double value : c) {
      sum += value;
    }
    List<Double> coefficients = new ArrayList<>();
    for (double value : c) {
      coefficients.add(value < NEGLIGIBLE * sum ? 0 : value);
    }
    return new PolynomialFit(coefficients);
  }

  /** The largest degree whose coefficient is not 0. */
  public int degree() {
    int degree = coefficients.size() - 1;
    while (coefficients.get(degree) == 0) {
      degree--;
    }
    return degree;
  }

  /** Σ cⱼ tʲ. */
  public double value(double t) {
    double value = 0;
    for (int j = coefficients.size() - 1; j >= 0; j--) {
      value = value * t + coefficients.get(j);
    }
    return value;
  }
}
