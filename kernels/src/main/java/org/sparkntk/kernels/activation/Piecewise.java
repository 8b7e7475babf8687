package org.sparkntk.kernels.activation;

/** Functions without parameters that are analytic between kinks. */
enum Piecewise implements Nonlinearity {
  /** x/(1 + |x|); its second derivative jumps at 0. */
  SOFTSIGN(0, 0) {
    @Override
    public double value(double x) {
      return x / (1 + Math.abs(x));
    }

    @Override
    public double slope(double x) {
      return 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
    }
  },
  /** x clipped to [−1, 1]. */
  HARD_TANH(-1, 1) {
    @Override
    public double value(double x) {
      return Math.max(-1, Math.min(1, x));
    }

    @Override
    public double slope(double x) {
      return Math.abs(x) < 1 ? 1 : 0;
    }
  },
  /** x clipped to [0, 6]. */
  RELU6(0, 6) {
    @Override
    public double value(double x) {
      return Math.max(0, Math.min(6, x));
    }

    @Override
    public double slope(double x) {
      return x > 0 && x < 6 ? 1 : 0;
    }
  },
  /** relu6(x + 3)/6 (Howard et al. 1905.02244). */
  HARD_SIGMOID(-3, 3) {
    @Override
    public double value(double x) {
      return RELU6.value(x + 3) / 6;
    }

    @Override
    public double slope(double x) {
      return Math.abs(x) < 3 ? 1 / 6.0 : 0;
    }
  },
  /** x · relu6(x + 3)/6 (Howard et al. 1905.02244). */
  HARD_SWISH(-3, 3) {
    @Override
    public double value(double x) {
      return x * (RELU6.value(x + 3) / 6);
    }

    @Override
    public double slope(double x) {
      if (Math.abs(x) < 3) {
        return (2 * x + 3) / 6;
      }
      return x < 0 ? 0 : 1;
    }
  };

  private final double low;
  private final double high;

  Piecewise(double low, double high) {
    this.low = low;
    this.high = high;
  }

  @Override
  public double[] kinks() {
    return low == high ? new double[] {low} : new double[] {low, high};
  }
}
