package org.sparkntk.kernels.activation;

import java.util.List;

/**
 * The Hermite coefficients of φ(rx) for a polynomial φ: rˡ tₗ(r²) with tₗ(q) = Σᵢ aₗ₊₂ᵢ (l+2i)!/(2ⁱ
 * i! √l!) qⁱ.
 */
final class HermiteWeights {
  private final List<Double> coefficients;
  private final int degree;

  HermiteWeights(List<Double> coefficients) {
    this.coefficients = coefficients;
    this.degree = coefficients.size() - 1;
  }

  static double factorial(int n) {
    double product = 1;
    for (int k = 2; k <= n; k++) {
      product *= k;
    }
    return product;
  }

  double t(int l, double q) {
    double sum = 0;
    for (int i = (degree - l) / 2; i >= 0; i--) {
      sum = sum * q + weight(l, i);
    }
    return sum;
  }

  /**
   * 1 − cos of the angle between the vectors p(r₁) and p(r₂) of Hermite coefficients, by sin² = Σ
   * (p ∧ d)²(r₁ − r₂)²/(|p(r₁)|²|p(r₂)|²) with d the divided difference of p, so that nothing
   * cancels. The lowest power of r is divided out, so that r = 0 gives the limit.
   */
  double scaleGap(double r1, double r2) {
    double[] first = new double[degree + 1];
    double[] second = new double[degree + 1];
    double[] divided = new double[degree + 1];
    int lowest = lowestDegree();
    for (int l = 0; l <= degree; l++) {
      for (int i = 0; l + 2 * i <= degree; i++) {
        int power = l + 2 * i - lowest;
        if (power >= 0) {
          first[l] += weight(l, i) * Math.pow(r1, power);
          second[l] += weight(l, i) * Math.pow(r2, power);
          divided[l] += weight(l, i) * dividedDifference(r1, r2, power);
        }
      }
    }
    double norms = dot(first, first) * dot(second, second);
    double cosine = dot(first, second) / Math.sqrt(norms);
    double difference = r1 - r2;
    double squaredSine = difference * difference * squaredWedge(first, divided) / norms;
    return cosine > 0 ? squaredSine / (1 + cosine) : 1 - cosine;
  }

  private double weight(int l, int i) {
    int k = l + 2 * i;
    return coefficients.get(k)
        * (factorial(k) / (Math.scalb(factorial(i), i) * Math.sqrt(factorial(l))));
  }

  private int lowestDegree() {
    int k = 0;
    while (coefficients.get(k) == 0) {
      k++;
    }
    return k;
  }

  /** (xⁿ − yⁿ)/(x − y). */
  private static double dividedDifference(double x, double y, int n) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += Math.pow(x, k) * Math.pow(y, n - 1 - k);
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double squaredWedge(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        double wedge = a[i] * b[j] - a[j] * b[i];
        sum += wedge * wedge;
      }
    }
    return sum;
  }
}
