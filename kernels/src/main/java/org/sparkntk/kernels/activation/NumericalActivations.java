package org.sparkntk.kernels.activation;

/** The usual activations without a closed form, by {@link Quadrature}. */
public final class NumericalActivations {
  private NumericalActivations() {}

  /** tanh x. */
  public static DualActivation tanh() {
    return new Quadrature("tanh", Nonlinearities.tanh(), Parity.ODD);
  }

  /** 1/(1 + e⁻ˣ). */
  public static DualActivation sigmoid() {
    return new Quadrature("sigmoid", Nonlinearities.sigmoid(), Parity.NONE);
  }

  /** ln(1 + eˣ). */
  public static DualActivation softplus() {
    return new Quadrature("softplus", Nonlinearities.softplus(), Parity.NONE);
  }

  /** x tanh(ln(1 + eˣ)). */
  public static DualActivation mish() {
    return new Quadrature("mish", Nonlinearities.mish(), Parity.NONE);
  }

  /** arctan x. */
  public static DualActivation arctan() {
    return new Quadrature("arctan", Nonlinearities.arctan(), Parity.ODD);
  }

  /** x/(1 + e^(−βx)); β = 1 is the usual one. */
  public static DualActivation silu(double beta) {
    // In units of 1/β all features are of unit width, as quadrature wants them.
    Parameters.nonZero("silu", "beta", beta);
    DualActivation unit = new Quadrature("silu", Nonlinearities.silu(1), Parity.NONE);
    return Affine.of(unit, beta, 0, 1 / beta, 0);
  }

  /** x for x > 0, else α(eˣ − 1). */
  public static DualActivation elu(double alpha) {
    return new Quadrature("elu", Nonlinearities.elu(alpha), Parity.NONE);
  }

  /** The scaled elu of Klambauer et al. */
  public static DualActivation selu() {
    return new Quadrature("selu", Nonlinearities.selu(), Parity.NONE);
  }

  /** x for x > 0, else α(e^(x/α) − 1). */
  public static DualActivation celu(double alpha) {
    Parameters.positive("celu", "alpha", alpha);
    DualActivation unit = new Quadrature("celu", Nonlinearities.celu(1), Parity.NONE);
    return Affine.of(unit, 1 / alpha, 0, alpha, 0);
  }

  /** x/(1 + |x|). */
  public static DualActivation softsign() {
    return new Quadrature("softsign", Nonlinearities.softsign(), Parity.ODD);
  }

  /** x clipped to [−1, 1]. */
  public static DualActivation hardTanh() {
    return new Quadrature("hard-tanh", Nonlinearities.hardTanh(), Parity.ODD);
  }

  /** x clipped to [0, 6]. */
  public static DualActivation relu6() {
    return new Quadrature("relu6", Nonlinearities.relu6(), Parity.NONE);
  }

  /** relu6(x + 3)/6. */
  public static DualActivation hardSigmoid() {
    return new Quadrature("hard-sigmoid", Nonlinearities.hardSigmoid(), Parity.NONE);
  }

  /** x · relu6(x + 3)/6. */
  public static DualActivation hardSwish() {
    return new Quadrature("hard-swish", Nonlinearities.hardSwish(), Parity.NONE);
  }
}
