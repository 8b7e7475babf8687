package org.sparkntk.kernels.features;

import java.io.Serializable;
import org.sparkntk.kernels.linalg.FixedPoint;
import org.sparkntk.kernels.linalg.Strips;

/**
 * How the sums ZᵀZ, ZᵀY and YᵀY over many rows are cut into pieces and rounded.
 *
 * @param features D, columns of Z
 * @param outputs k, columns of Y
 * @param rows the most rows that are summed
 * @param largestFeature no entry of Z is larger in magnitude
 * @param largestTarget no entry of Y is larger in magnitude
 */
public record SumLayout(
    int features, int outputs, long rows, double largestFeature, double largestTarget)
    implements Serializable {
  /** How the columns of Z are cut. */
  Strips strips() {
    return new Strips(features);
  }

  /** Pieces: the tiles row by row, then ZᵀY, then the squares of Y. */
  public int pieces() {
    return strips().tiles() + 2;
  }

  /** Bytes of all pieces. */
  public long bytes() {
    return 8 * (strips().entries() + (features + 1L) * outputs + 1);
  }

  /** Units of 1 in ZᵀZ. */
  double gramScale() {
    return FixedPoint.scale(rows * largestFeature * largestFeature);
  }

  /** Units of 1 in ZᵀY. */
  double crossScale() {
    return FixedPoint.scale(rows * largestFeature * largestTarget);
  }

  /** Units of 1 in the squares of Y. */
  double squareScale() {
    return FixedPoint.scale(rows * largestTarget * largestTarget);
  }
}
