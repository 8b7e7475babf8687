package org.sparkntk.kernels.random;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A sequence of independent random numbers, each a function of the seed, the role and its index
 * alone: they can be drawn in any order, anywhere, and are the same.
 *
 * @param seed of all streams of a program
 * @param stream tells streams of one seed apart
 */
public record RandomStream(long seed, long stream) implements Serializable {
  /** 2⁻⁵³, the distance of two uniform numbers. */
  private static final double ULP = 0x1p-53;

  private static final double HALF_ULP = 0x1p-54;

  /**
   * The stream of one role in one layer.
   *
   * @param role what the numbers are for; other roles get other numbers
   * @param layer at least 0
   */
  public static RandomStream of(long seed, String role, int layer) {
    return new RandomStream(seed, ((long) role.hashCode() << 32) | layer);
  }

  /** 64 random bits. */
  public long bits(long index) {
    return Philox.bits(index >>> 1, stream, seed, (int) (index & 1));
  }

  /** Uniform in (0, 1), symmetric about one half. */
  public double uniform(long index) {
    return (bits(index) >>> 11) * ULP + HALF_ULP;
  }

  /**
   * Standard normal numbers (Box, Muller 1958), a pair from the uniform numbers at 2i and 2i + 1.
   *
   * @param first index of the first, even
   * @param out receives them all
   */
  public void gaussians(long first, double[] out) {
    if ((first & 1) != 0) {
      throw new IllegalArgumentException("gaussians come in pairs, found the odd index " + first);
    }
    for (int i = 0; i < out.length; i += 2) {
      double radius = Math.sqrt(-2 * StrictMath.log(uniform(first + i)));
      double angle = 2 * Math.PI * uniform(first + i + 1);
      out[i] = radius * StrictMath.cos(angle);
      if (i + 1 < out.length) {
        out[i + 1] = radius * StrictMath.sin(angle);
      }
    }
  }

  /** 1 or −1. */
  public int sign(long index) {
    return bits(index) < 0 ? -1 : 1;
  }

  /**
   * Uniform in 0, ..., bound − 1, up to a bias of bound · 2⁻⁶³.
   *
   * @param bound at least 1
   */
  public int below(int bound, long index) {
    return (int) Long.remainderUnsigned(bits(index), bound);
  }

  /**
   * Some of 0, ..., n − 1 in random order, each at most once.
   *
   * @param count from 0 to n
   * @param first index of the numbers that are drawn, {@code count} of them
   */
  public int[] sample(int n, int count, long first) {
    int[] all = new int[n];
    for (int i = 0; i < n; i++) {
      all[i] = i;
    }
    for (int i = 0; i < count; i++) {
      int other = i + below(n - i, first + i);
      int drawn = all[other];
      all[other] = all[i];
      all[i] = drawn;
    }
    return Arrays.copyOf(all, count);
  }
}
