package org.sparkntk.kernels.activation;

/** Functions without parameters that are analytic on the whole line. */
enum Smooth implements Nonlinearity {
  /** tanh x, with slope 1/cosh²x. */
  TANH {
    @Override
    public double value(double x) {
      return Math.tanh(x);
    }

    @Override
    public double slope(double x) {
      return 4 * logisticSlope(2 * x);
    }
  },
  /** σ(x) = 1/(1 + e⁻ˣ), with slope σ(x) σ(−x). */
  SIGMOID {
    @Override
    public double value(double x) {
      return logistic(x);
    }

    @Override
    public double slope(double x) {
      return logisticSlope(x);
    }
  },
  /** ln(1 + eˣ), with slope σ(x). */
  SOFTPLUS {
    @Override
    public double value(double x) {
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double slope(double x) {
      return logistic(x);
    }
  },
  /** x tanh(ln(1 + eˣ)) (Misra 1908.08681). */
  MISH {
    @Override
    public double value(double x) {
      return x * gate(x);
    }

    /** g + xg' with g' = 4e(1 + e)/((1 + e)² + 1)², e = eˣ. */
    @Override
    public double slope(double x) {
      double e = Math.exp(-Math.abs(x));
      double gateSlope;
      if (x > 0) {
        double d = (1 + e) * (1 + e) + e * e;
        gateSlope = 4 * e * e * (1 + e) / (d * d);
      } else {
        double d = (1 + e) * (1 + e) + 1;
        gateSlope = 4 * e * (1 + e) / (d * d);
      }
      return gate(x) + x * gateSlope;
    }

    /** g = tanh(ln(1 + eˣ)) = w/(w + 2) with w = eˣ(eˣ + 2). */
    private static double gate(double x) {
      double e = Math.exp(-Math.abs(x));
      return x > 0 ? (1 + 2 * e) / (1 + 2 * e + 2 * e * e) : e * (e + 2) / (e * (e + 2) + 2);
    }
  },
  /** arctan x. */
  ARCTAN {
    @Override
    public double value(double x) {
      return Math.atan(x);
    }

    @Override
    public double slope(double x) {
      return 1 / (1 + x * x);
    }
  };

  @Override
  public double[] kinks() {
    return new double[0];
  }

  /** 1/(1 + e⁻ˣ), exact relative to its value for both signs. */
  static double logistic(double x) {
    double e = Math.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  private static double logisticSlope(double x) {
    double e = Math.exp(-Math.abs(x));
    return e / ((1 + e) * (1 + e));
  }
}
