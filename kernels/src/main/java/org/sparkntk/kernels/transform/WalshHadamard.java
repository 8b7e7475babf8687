package org.sparkntk.kernels.transform;

/**
 * The fast Walsh–Hadamard transform without normalisation: x ← H x, H of ±1 with H Hᵀ = length · I,
 * in length · log₂ length additions. The inner loops are scalar: HotSpot does not make vectors of
 * loops over several parts of one array.
 */
public final class WalshHadamard {
  private WalshHadamard() {}

  /** The least power of two that is not below {@code length}, which is at least 1. */
  public static int paddedLength(int length) {
    return length == 1 ? 1 : Integer.highestOneBit(length - 1) << 1;
  }

  /**
   * Transforms part of an array in place.
   *
   * @param length a power of two
   */
  public static void transform(float[] x, int offset, int length) {
    requirePowerOfTwo(length);
    int half = 1;
    for (; half * 2 < length; half *= 4) {
      for (int at = offset; at < offset + length; at += 4 * half) {
        fourfold(x, at, half);
      }
    }
    if (half < length) {
      twofold(x, offset, half);
    }
  }

  /** Two levels at once: half the traffic of one after the other. */
  private static void fourfold(float[] x, int at, int quarter) {
    for (int i = at; i < at + quarter; i++) {
      float a = x[i] + x[i + quarter];
      float b = x[i] - x[i + quarter];
      float c = x[i + 2 * quarter] + x[i + 3 * quarter];
      float d = x[i + 2 * quarter] - x[i + 3 * quarter];
      x[i] = a + c;
      x[i + quarter] = b + d;
      x[i + 2 * quarter] = a - c;
      x[i + 3 * quarter] = b - d;
    }
  }

  private static void twofold(float[] x, int at, int half) {
    for (int i = at; i < at + half; i++) {
      float a = x[i];
      float b = x[i + half];
      x[i] = a + b;
      x[i + half] = a - b;
    }
  }

  private static void requirePowerOfTwo(int length) {
    if (Integer.bitCount(length) != 1) {
      throw new IllegalArgumentException("expected a power of two, found length " + length);
    }
  }
}
