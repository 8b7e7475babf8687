package org.sparkntk.kernels.solve;

/**
 * A number with what is known of its error.
 *
 * @param value the number
 * @param kind on which side of it the truth is, if that is certain
 */
public record Figure(double value, Kind kind) {
  /** What is certain about a figure, up to the rounding of the products that it is made of. */
  public enum Kind {
    /** The truth is this or larger. */
    LOWER_BOUND,
    /** The truth is this or smaller. */
    UPPER_BOUND,
    /** Near the truth, on either side of it. */
    ESTIMATE
  }
}
