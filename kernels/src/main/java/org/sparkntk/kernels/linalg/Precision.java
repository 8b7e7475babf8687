package org.sparkntk.kernels.linalg;

/** The floating-point format in which the entries of a Gram matrix are computed and stored. */
public enum Precision {
  /** IEEE 754 binary32: half the memory, about twice the speed. */
  FLOAT32(4),
  /** IEEE 754 binary64, the safe default. */
  FLOAT64(8);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per entry. */
  public int bytes() {
    return bytes;
  }
}
