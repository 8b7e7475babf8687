package org.sparkntk.kernels.activation;

import java.util.Arrays;

/**
 * The state of the kernel recursion for up to {@link #CAPACITY} pairs of examples in float64: one
 * row against consecutive columns. All arrays of a chunk together fit the first-level cache, so
 * that a layer is a few short loops over them.
 *
 * <p>The correlation ρ of a pair is carried by its distances from both poles, 1 − ρ and 1 + ρ,
 * because near parallel and near opposite inputs ρ itself has no digits left. One chunk serves one
 * thread.
 */
public final class Chunk64 {
  /** The most pairs that one chunk holds. */
  public static final int CAPACITY = 512;

  /** 1 − ρ ∈ [0, 2] of each pair. */
  public final double[] oneMinusRho = new double[CAPACITY];

  /** 1 + ρ ∈ [0, 2] of each pair. */
  public final double[] onePlusRho = new double[CAPACITY];

  /** The NTK Θ of each pair so far; unused for the NNGP. */
  public final double[] tangent = new double[CAPACITY];

  final double[] pole = new double[CAPACITY];
  final double[] root = new double[CAPACITY];
  final double[] value = new double[CAPACITY];

  private final boolean withTangent;
  private int size;

  private Chunk64(boolean withTangent) {
    this.withTangent = withTangent;
  }

  /** A chunk that carries only the covariance. */
  public static Chunk64 ofCovariance() {
    return new Chunk64(false);
  }

  /** A chunk that carries the covariance and the tangent kernel. */
  public static Chunk64 ofCovarianceAndTangent() {
    return new Chunk64(true);
  }

  /** Whether {@link #tangent} is carried. */
  public boolean withTangent() {
    return withTangent;
  }

  /** The number of pairs in use. */
  public int size() {
    return size;
  }

  /**
   * Loads pairs from the cosines of their inputs and resets Θ to 0.
   *
   * @param cosines the cosines, from {@code offset} on
   * @param count at most {@link #CAPACITY}
   */
  public void load(double[] cosines, int offset, int count) {
    size = count;
    for (int j = 0; j < count; j++) {
      double cosine = cosines[offset + j];
      oneMinusRho[j] = 1 - cosine;
      onePlusRho[j] = 1 + cosine;
    }
    Arrays.fill(tangent, 0, count, 0);
  }
}
