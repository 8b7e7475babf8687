package org.sparkntk.kernels.network;

/** The covariance of the inputs, which papers define in two ways. */
public enum InputCovariance {
  /** ⟨x, x'⟩/d (Jacot et al. 1806.07572; Novak et al. 1912.02803). */
  MEAN,
  /** ⟨x, x'⟩ (Arora et al. 1904.11955). */
  SUM;

  /**
   * K⁰(x, x).
   *
   * @param norm |x|
   * @param features d
   */
  double variance(double norm, int features) {
    return this == MEAN ? norm / features * norm : norm * norm;
  }
}
