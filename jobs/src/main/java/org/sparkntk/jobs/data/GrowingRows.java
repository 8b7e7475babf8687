package org.sparkntk.jobs.data;

/** Collects rows, one after the other, with or without their zeros. */
public sealed interface GrowingRows permits GrowingDoubles, GrowingPairs {
  /**
   * Rows with their zeros.
   *
   * @param capacity the number of rows that are wanted at most
   */
  static GrowingRows dense(int width, int capacity) {
    return new GrowingDoubles(width, capacity);
  }

  /**
   * Rows without their zeros, unless they take more room so.
   *
   * @param capacity the number of rows that are wanted at most
   */
  static GrowingRows sparse(int width, int capacity) {
    return new GrowingPairs(width, capacity);
  }

  /** The length of a row. */
  int width();

  /** The number of rows so far. */
  int rows();

  /** Whether there is no room for another row. */
  boolean full();

  /**
   * Appends a copy of a row.
   *
   * @param row of length {@link #width()}
   */
  void add(double[] row);

  /**
   * Appends the row that has these entries and is zero elsewhere.
   *
   * @param columns increasing and below {@link #width()} from {@code start} to {@code end}
   * @param values at these places
   * @param end exclusive
   */
  void add(int[] columns, double[] values, int start, int end);

  /** What was collected. */
  RawRows toRows();
}
