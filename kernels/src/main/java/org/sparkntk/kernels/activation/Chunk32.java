package org.sparkntk.kernels.activation;

import java.util.Arrays;

/**
 * The state of the kernel recursion for up to {@link #CAPACITY} pairs of examples in float32: one
 * row against consecutive columns. All arrays of a chunk together fit the first-level cache, so
 * that a layer is a few short loops over them.
 *
 * <p>The correlation ρ of a pair is carried by its distances from both poles, 1 − ρ and 1 + ρ,
 * because near parallel and near opposite inputs ρ itself has no digits left. One chunk serves one
 * thread.
 */
public final class Chunk32 {
  /** The most pairs that one chunk holds. */
  public static final int CAPACITY = 1024;

  /** 1 − ρ ∈ [0, 2] of each pair. */
  public final float[] oneMinusRho = new float[CAPACITY];

  /** 1 + ρ ∈ [0, 2] of each pair. */
  public final float[] onePlusRho = new float[CAPACITY];

  /** The NTK Θ of each pair so far; unused for the NNGP. */
  public final float[] tangent = new float[CAPACITY];

  final float[] pole = new float[CAPACITY];
  final float[] root = new float[CAPACITY];
  final float[] value = new float[CAPACITY];

  private final boolean withTangent;
  private int size;

  private Chunk32(boolean withTangent) {
    this.withTangent = withTangent;
  }

  /** A chunk that carries only the covariance. */
  public static Chunk32 ofCovariance() {
    return new Chunk32(false);
  }

  /** A chunk that carries the covariance and the tangent kernel. */
  public static Chunk32 ofCovarianceAndTangent() {
    return new Chunk32(true);
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
  public void load(float[] cosines, int offset, int count) {
    size = count;
    for (int j = 0; j < count; j++) {
      float cosine = cosines[offset + j];
      oneMinusRho[j] = 1 - cosine;
      onePlusRho[j] = 1 + cosine;
    }
    Arrays.fill(tangent, 0, count, 0);
  }
}
