package org.sparkntk.kernels.features;

import java.io.Serializable;
import org.sparkntk.kernels.linalg.FixedPoint;

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
  /** Columns of Z a tile of ZᵀZ is made of: its product and its sums fit into the caches. */
  static final int TILE = 1024;

  /** Runs of columns of Z. */
  int strips() {
    return (features + TILE - 1) / TILE;
  }

  /** First column of a run. */
  int first(int strip) {
    return strip * TILE;
  }

  /** Columns of a run. */
  int width(int strip) {
    return Math.min(TILE, features - first(strip));
  }

  /** Tiles of ZᵀZ on and above the diagonal. */
  int tiles() {
    return strips() * (strips() + 1) / 2;
  }

  /** Pieces: the tiles row by row, then ZᵀY, then the squares of Y. */
  public int pieces() {
    return tiles() + 2;
  }

  /** Bytes of all pieces. */
  public long bytes() {
    return 8L * tiles() * TILE * TILE;
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
