package org.sparkntk.kernels.activation;

/** Whether φ(−x) is φ(x), −φ(x) or neither. Opposite inputs then stay exactly opposite, or meet. */
public enum Parity {
  /** φ(−x) = φ(x). */
  EVEN,
  /** φ(−x) = −φ(x). */
  ODD,
  /** Neither. */
  NONE
}
