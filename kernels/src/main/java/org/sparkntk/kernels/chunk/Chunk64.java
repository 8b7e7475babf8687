package org.sparkntk.kernels.chunk;

import java.util.Arrays;

/**
 * The state of the kernel recursion for up to {@link #CAPACITY} pairs of examples in float64: one
 * row against consecutive columns. The arrays that a layer touches fit the first-level cache, so
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
  public final double[] tangent;

  /** 1 − |ρ|, once {@link Angle64} has run. */
  final double[] distance;

  /** The argument of a series. */
  final double[] x;

  /** The value of a series. */
  final double[] value;

  /** What {@link Columns64} needs beside. */
  final double[] term;

  /** What {@link Clenshaw64} needs beside. */
  final double[] scratch;

  private final double[][] columns;

  private int size;

  private Chunk64(Chunk64 lender) {
    this.tangent = lender.tangent.length == 0 ? lender.tangent : new double[CAPACITY];
    this.distance = lender.distance;
    this.x = lender.x;
    this.value = lender.value;
    this.term = lender.term;
    this.scratch = lender.scratch;
    this.columns = lender.columns;
  }

  private Chunk64(double[] tangent) {
    this.tangent = tangent;
    this.distance = new double[CAPACITY];
    this.x = new double[CAPACITY];
    this.value = new double[CAPACITY];
    this.term = new double[CAPACITY];
    this.scratch = new double[CAPACITY];
    this.columns = new double[3][CAPACITY];
  }

  /** A chunk that carries only the covariance. */
  public static Chunk64 ofCovariance() {
    return new Chunk64(new double[0]);
  }

  /** A chunk that carries the covariance and the tangent kernel. */
  public static Chunk64 ofCovarianceAndTangent() {
    return new Chunk64(new double[CAPACITY]);
  }

  /** A chunk with a state of its own that borrows this one's working space, for a branch. */
  public Chunk64 branch() {
    return new Chunk64(this);
  }

  /** Whether {@link #tangent} is carried. */
  public boolean withTangent() {
    return tangent.length > 0;
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
    System.arraycopy(cosines, offset, onePlusRho, 0, count);
    for (int j = 0; j < count; j++) {
      oneMinusRho[j] = 1 - onePlusRho[j];
      onePlusRho[j] = 1 + onePlusRho[j];
    }
    if (withTangent()) {
      Arrays.fill(tangent, 0, count, 0);
    }
  }

  /**
   * A copy of numbers per column that starts where the chunk does: the JIT does not vectorise loops
   * over arrays with different offsets.
   *
   * @param slot 0, 1 or 2; a second call with the same slot overwrites the first
   */
  public double[] columns(int slot, double[] values, int offset) {
    System.arraycopy(values, offset, columns[slot], 0, size);
    return columns[slot];
  }

  /** Takes over the state of another chunk. */
  public void copy(Chunk64 other) {
    size = other.size;
    System.arraycopy(other.oneMinusRho, 0, oneMinusRho, 0, size);
    System.arraycopy(other.onePlusRho, 0, onePlusRho, 0, size);
    if (withTangent()) {
      System.arraycopy(other.tangent, 0, tangent, 0, size);
    }
  }
}
