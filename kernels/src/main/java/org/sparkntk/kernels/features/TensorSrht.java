package org.sparkntk.kernels.features;

import java.util.Arrays;
import org.sparkntk.kernels.random.RandomStream;
import org.sparkntk.kernels.transform.WalshHadamard;

/**
 * The tensor version of the subsampled randomised Hadamard transform (Ahle et al. 1909.01410,
 * definition 15): m numbers whose inner products are, on average over the seed, ⟨x, x'⟩⟨y, y'⟩,
 *
 * <pre>
 *   outₖ = m^(-1/2) (H D₁ x)[iₖ] (H D₂ y)[jₖ]
 * </pre>
 *
 * <p>Coordinates are sampled without replacement, in permutation after permutation: as unbiased as
 * with replacement, with less variance once m is of the order of the lengths.
 */
final class TensorSrht {
  private final int dimension;
  private final Side left;
  private final Side right;

  /**
   * @param leftLength of x
   * @param rightLength of y
   * @param dimension m
   * @param role of the random numbers
   */
  TensorSrht(int leftLength, int rightLength, int dimension, long seed, String role, int layer) {
    this.dimension = dimension;
    this.left = Side.of(leftLength, dimension, seed, role + " left", layer);
    this.right = Side.of(rightLength, dimension, seed, role + " right", layer);
  }

  int dimension() {
    return dimension;
  }

  /** Arrays for one row at a time. */
  final class Workspace {
    private final float[] x = new float[left.padded()];
    private final float[] y = new float[right.padded()];

    /**
     * Sketches one row.
     *
     * @param a holds x from {@code aOffset} on
     * @param b holds y from {@code bOffset} on
     * @param out receives m numbers from {@code outOffset} on
     */
    void apply(float[] a, int aOffset, float[] b, int bOffset, float[] out, int outOffset) {
      left.transform(a, aOffset, x);
      right.transform(b, bOffset, y);
      float factor = (float) (1 / Math.sqrt(dimension));
      int[] first = left.sampled;
      int[] second = right.sampled;
      for (int k = 0; k < dimension; k++) {
        out[outOffset + k] = factor * x[first[k]] * y[second[k]];
      }
    }
  }

  /**
   * One factor.
   *
   * @param length without the zeros that pad it
   * @param padded to this power of two
   * @param signs D
   * @param sampled coordinates
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Side(int length, int padded, float[] signs, int[] sampled) {
    static Side of(int length, int dimension, long seed, String role, int layer) {
      int padded = WalshHadamard.paddedLength(length);
      RandomStream signStream = RandomStream.of(seed, role + " signs", layer);
      float[] signs = new float[length];
      for (int i = 0; i < length; i++) {
        signs[i] = signStream.sign(i);
      }
      RandomStream samples = RandomStream.of(seed, role + " samples", layer);
      int[] sampled = new int[dimension];
      for (int done = 0; done < dimension; done += padded) {
        int count = Math.min(padded, dimension - done);
        System.arraycopy(samples.sample(padded, count, done), 0, sampled, done, count);
      }
      return new Side(length, padded, signs, sampled);
    }

    void transform(float[] from, int offset, float[] out) {
      for (int i = 0; i < length; i++) {
        out[i] = signs[i] * from[offset + i];
      }
      Arrays.fill(out, length, padded, 0);
      WalshHadamard.transform(out, 0, padded);
    }
  }
}
