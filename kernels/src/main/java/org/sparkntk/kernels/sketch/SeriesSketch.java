package org.sparkntk.kernels.sketch;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.sparkntk.kernels.random.RandomStream;
import org.sparkntk.kernels.transform.WalshHadamard;

/**
 * Features of a polynomial kernel Σ cⱼ tʲ, cⱼ ≥ 0, from the sketches Zⱼ of the powers of a vector:
 * √c₀ as it is, and an {@link Srht} of all √cⱼ Zⱼ one after the other.
 */
final class SeriesSketch {
  private final float constant;
  private final int offset;
  private final int[] powers;
  private final float[] roots;
  private final int powerWidth;
  private final Srht mix;

  /**
   * Draws the transform.
   *
   * @param c c₀, c₁, …; those that are 0 need no sketch
   * @param powerWidth the length of each Zⱼ
   * @param dimension of the features, at least 2
   */
  SeriesSketch(double[] c, int powerWidth, int dimension, RandomStream stream) {
    this.constant = (float) Math.sqrt(c[0]);
    this.offset = c[0] > 0 ? 1 : 0;
    this.powers = powers(c).stream().mapToInt(p -> p).toArray();
    this.roots = new float[powers.length];
    for (int i = 0; i < powers.length; i++) {
      roots[i] = (float) Math.sqrt(c[powers[i]]);
    }
    this.powerWidth = powerWidth;
    this.mix = new Srht(Math.multiplyExact(powers.length, powerWidth), dimension - offset, stream);
  }

  /** The powers from 1 on whose coefficients are not 0. */
  static NavigableSet<Integer> powers(double[] c) {
    NavigableSet<Integer> powers = new TreeSet<>();
    for (int j = 1; j < c.length; j++) {
      if (c[j] > 0) {
        powers.add(j);
      }
    }
    return powers;
  }

  int dimension() {
    return offset + mix.dimension();
  }

  /** What {@link #apply} needs of scratch. */
  int scratchLength() {
    return WalshHadamard.paddedLength(powers.length * powerWidth);
  }

  /** Writes the features from {@code at} on. */
  void apply(PolySketch.Work z, float[] scratch, float[] out, int at) {
    for (int i = 0; i < powers.length; i++) {
      float[] power = z.power(powers[i]);
      for (int k = 0; k < powerWidth; k++) {
        scratch[i * powerWidth + k] = roots[i] * power[k];
      }
    }
    if (offset > 0) {
      out[at] = constant;
    }
    mix.apply(scratch, out, at + offset);
  }
}
