package org.sparkntk.kernels.activation;

/** Activation functions whose kernels have no closed form, safe from overflow at any argument. */
public final class Nonlinearities {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  private Nonlinearities() {}

  /** tanh x. */
  public static Nonlinearity tanh() {
    return Smooth.TANH;
  }

  /** 1/(1 + e⁻ˣ). */
  public static Nonlinearity sigmoid() {
    return Smooth.SIGMOID;
  }

  /** ln(1 + eˣ). */
  public static Nonlinearity softplus() {
    return Smooth.SOFTPLUS;
  }

  /** x tanh(ln(1 + eˣ)) (Misra 1908.08681). */
  public static Nonlinearity mish() {
    return Smooth.MISH;
  }

  /** arctan x. */
  public static Nonlinearity arctan() {
    return Smooth.ARCTAN;
  }

  /** x/(1 + e^(−βx)) (Ramachandran et al. 1710.05941). */
  public static Nonlinearity silu(double beta) {
    return new Silu(Parameters.nonZero("silu", "beta", beta));
  }

  /** x for x > 0, else α(eˣ − 1) (Clevert et al. 1511.07289). */
  public static Nonlinearity elu(double alpha) {
    return new ExponentialUnit(1, Parameters.finite("elu", "alpha", alpha), 1);
  }

  /** λx for x > 0, else λα(eˣ − 1), with the constants of Klambauer et al. 1706.02515. */
  public static Nonlinearity selu() {
    return new ExponentialUnit(SELU_SCALE, SELU_ALPHA, 1);
  }

  /** x for x > 0, else α(e^(x/α) − 1) (Barron 1704.07483). */
  public static Nonlinearity celu(double alpha) {
    Parameters.positive("celu", "alpha", alpha);
    return new ExponentialUnit(1, alpha, 1 / alpha);
  }

  /** x/(1 + |x|). */
  public static Nonlinearity softsign() {
    return Piecewise.SOFTSIGN;
  }

  /** x clipped to [−1, 1]. */
  public static Nonlinearity hardTanh() {
    return Piecewise.HARD_TANH;
  }

  /** x clipped to [0, 6]. */
  public static Nonlinearity relu6() {
    return Piecewise.RELU6;
  }

  /** relu6(x + 3)/6. */
  public static Nonlinearity hardSigmoid() {
    return Piecewise.HARD_SIGMOID;
  }

  /** x · relu6(x + 3)/6. */
  public static Nonlinearity hardSwish() {
    return Piecewise.HARD_SWISH;
  }

  private record Silu(double beta) implements Nonlinearity {
    @Override
    public double value(double x) {
      return x * Smooth.logistic(beta * x);
    }

    @Override
    public double slope(double x) {
      double e = Math.exp(-Math.abs(beta * x));
      double gate = (x * beta < 0 ? e : 1) / (1 + e);
      return gate + beta * x * e / ((1 + e) * (1 + e));
    }

    @Override
    public double[] kinks() {
      return new double[0];
    }
  }

  /** scale · (x for x > 0, else alpha (e^(rate·x) − 1)). */
  private record ExponentialUnit(double scale, double alpha, double rate) implements Nonlinearity {
    @Override
    public double value(double x) {
      return scale * (x > 0 ? x : alpha * Math.expm1(rate * x));
    }

    @Override
    public double slope(double x) {
      return scale * (x > 0 ? 1 : alpha * rate * Math.exp(rate * x));
    }

    @Override
    public double[] kinks() {
      return new double[] {0};
    }
  }
}
