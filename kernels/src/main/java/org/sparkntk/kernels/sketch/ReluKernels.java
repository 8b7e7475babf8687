package org.sparkntk.kernels.sketch;

/**
 * Kernels of infinitely wide ReLU networks as functions of the cosine t of two unit vectors, scaled
 * so that κ₀(1) = κ₁(1) = 1 (Cho, Saul 2009).
 */
public final class ReluKernels {
  private ReluKernels() {}

  /** κ₀(t) = 1 − arccos(t)/π. */
  public static double kappa0(double t) {
    return 1 - Math.acos(clip(t)) / Math.PI;
  }

  /** κ₁(t) = (√(1 − t²) + t (π − arccos t))/π, whose derivative is κ₀. */
  public static double kappa1(double t) {
    double c = clip(t);
    return (Math.sqrt((1 - c) * (1 + c)) + c * (Math.PI - Math.acos(c))) / Math.PI;
  }

  /**
   * The NTK of a fully connected network without biases: with S₀ = T₀ = t and
   *
   * <pre>
   *   Tₗ = Tₗ₋₁ κ₀(Sₗ₋₁) + κ₁(Sₗ₋₁),   Sₗ = κ₁(Sₗ₋₁)
   * </pre>
   *
   * it is T_L, L + 1 for t = 1 (Arora et al. 1904.11955, with c_σ = 2).
   *
   * @param depth L, the number of hidden layers
   */
  public static double ntk(int depth, double t) {
    double s = t;
    double ntk = t;
    for (int layer = 0; layer < depth; layer++) {
      double next = kappa1(s);
      ntk = ntk * kappa0(s) + next;
      s = next;
    }
    return ntk;
  }

  private static double clip(double t) {
    return Math.max(-1, Math.min(1, t));
  }
}
