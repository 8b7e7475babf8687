package org.sparkntk.kernels.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * φ(x) = Σ aₖ xᵏ, through its expansion in Hermite polynomials (Daniely et al. 1602.05897):
 *
 * <pre>
 *   T = Σₗ tₗ(q₁₁) tₗ(q₂₂) q₁₂ˡ,   T' = Σₗ l tₗ(q₁₁) tₗ(q₂₂) q₁₂ˡ⁻¹,
 *   tₗ(q) = Σᵢ aₗ₊₂ᵢ (l+2i)!/(2ⁱ i! √l!) qⁱ,
 * </pre>
 *
 * which divides by nothing and so is safe for zero rows.
 *
 * @param name what it is called
 * @param coefficients a₀, a₁, …; one of a₁, a₂, … is not 0
 */
public record Polynomial(String name, List<Double> coefficients) implements DualActivation {
  private static final int MAX_DEGREE = 30;

  /** Validates the coefficients. */
  public Polynomial {
    coefficients = List.copyOf(coefficients);
    Parameters.between(name, "the degree", 1, MAX_DEGREE, coefficients.size() - 1);
    for (int k = 0; k < coefficients.size(); k++) {
      Parameters.finite(name, "coefficient " + k, coefficients.get(k));
    }
    if (coefficients.stream().skip(1).allMatch(a -> a == 0)) {
      throw new IllegalArgumentException(
          name + ": a coefficient beyond the constant must not be 0, found " + coefficients);
    }
  }

  /** Σ aₖ xᵏ. */
  public static Polynomial of(String name, double... coefficients) {
    List<Double> list = new ArrayList<>();
    for (double a : coefficients) {
      list.add(a);
    }
    return new Polynomial(name, list);
  }

  /** xⁿ, n from 1 to {@value #MAX_DEGREE}. */
  public static Polynomial monomial(int n) {
    Parameters.between("monomial", "n", 1, MAX_DEGREE, n);
    double[] coefficients = new double[n + 1];
    coefficients[n] = 1;
    return of("monomial", coefficients);
  }

  /** Heₙ(x)/√n!, the normalised Hermite polynomial, n from 1; for q = 1, T = q₁₂ⁿ. */
  public static Polynomial hermite(int n) {
    Parameters.between("hermite", "n", 1, MAX_DEGREE, n);
    double[] coefficients = new double[n + 1];
    // Heₙ = Σᵢ (−1)ⁱ n!/(2ⁱ i! (n−2i)!) xⁿ⁻²ⁱ.
    double coefficient = 1;
    for (int i = 0; 2 * i <= n; i++) {
      coefficients[n - 2 * i] = coefficient / Math.sqrt(HermiteWeights.factorial(n));
      coefficient *= -(n - 2.0 * i) * (n - 2 * i - 1) / (2 * (i + 1));
    }
    return of("hermite", coefficients);
  }

  /** x ↦ a·φ(bx + k) + m, a polynomial again. */
  Polynomial affine(double b, double k, double a, double m) {
    double[] result = new double[coefficients.size()];
    for (int j = coefficients.size() - 1; j >= 0; j--) {
      for (int i = result.length - 1; i >= 0; i--) {
        result[i] = k * result[i] + (i > 0 ? b * result[i - 1] : a * coefficients.get(j));
      }
    }
    result[0] += m;
    return of(name, result);
  }

  @Override
  public Optional<Nonlinearity> function() {
    return Optional.of(new Function(coefficients));
  }

  @Override
  public double variance(double q) {
    return value(q, q, q);
  }

  @Override
  public double slopeVariance(double q) {
    return slope(q, q, q);
  }

  @Override
  public double covariance(GaussianPair pair) {
    return value(pair.q11(), pair.q22(), pair.q12());
  }

  @Override
  public double slopeCovariance(GaussianPair pair) {
    return slope(pair.q11(), pair.q22(), pair.q12());
  }

  @Override
  public double scaleGap(double r1, double r2) {
    return new HermiteWeights(coefficients).scaleGap(Math.min(r1, r2), Math.max(r1, r2));
  }

  @Override
  public Parity parity() {
    if (vanish(1)) {
      return Parity.EVEN;
    }
    return vanish(0) ? Parity.ODD : Parity.NONE;
  }

  /** None for a monomial, which is homogeneous. */
  @Override
  public ScaleDependence scaleDependence() {
    boolean isMonomial = coefficients.stream().filter(a -> a != 0).count() == 1;
    return isMonomial ? ScaleDependence.NONE : ScaleDependence.ANALYTIC;
  }

  private boolean vanish(int firstDegree) {
    for (int k = firstDegree; k < coefficients.size(); k += 2) {
      if (coefficients.get(k) != 0) {
        return false;
      }
    }
    return true;
  }

  private double value(double q11, double q22, double q12) {
    HermiteWeights weights = new HermiteWeights(coefficients);
    double sum = 0;
    for (int l = coefficients.size() - 1; l >= 0; l--) {
      sum = sum * q12 + weights.t(l, q11) * weights.t(l, q22);
    }
    return sum;
  }

  private double slope(double q11, double q22, double q12) {
    HermiteWeights weights = new HermiteWeights(coefficients);
    double sum = 0;
    for (int l = coefficients.size() - 1; l >= 1; l--) {
      sum = sum * q12 + l * weights.t(l, q11) * weights.t(l, q22);
    }
    return sum;
  }

  private record Function(List<Double> coefficients) implements Nonlinearity {
    @Override
    public double value(double x) {
      double sum = 0;
      for (int k = coefficients.size() - 1; k >= 0; k--) {
        sum = sum * x + coefficients.get(k);
      }
      return sum;
    }

    @Override
    public double slope(double x) {
      double sum = 0;
      for (int k = coefficients.size() - 1; k >= 1; k--) {
        sum = sum * x + k * coefficients.get(k);
      }
      return sum;
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }
}
