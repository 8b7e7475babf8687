package org.sparkntk.kernels.network;

import java.util.BitSet;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.chunk.Chunk64;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float64Tile;

/**
 * Fills a tile in float64, in the sorted order of the panels; {@link RowAndColumnOrder} then
 * restores theirs. The tile itself holds the cosines until the recursion has run over them. One
 * instance fills one tile.
 */
final class TileFiller64 {
  /**
   * Pairs whose cosine is this close to ±1 get it anew from the difference or sum of the unit
   * vectors, because the rounding of the product would be magnified by arccos.
   */
  private static final double NEAR_POLE = 1e-3;

  /**
   * Rows of a symmetric tile whose cosines are computed at a time: enough for a fast product, few
   * enough to leave out most of what is below the diagonal.
   */
  private static final int BAND = 250;

  private final NetworkPanel rows;
  private final NetworkPanel cols;
  private final double[] rowUnits;
  private final double[] colUnits;
  private final int width;
  private final double[] out;
  private final Step64 network;
  private final BitSet starts;
  private final Chunk64 chunk;

  TileFiller64(Target target, NetworkPanel rows, NetworkPanel cols, Float64Tile out) {
    this.rows = rows;
    this.cols = cols;
    this.rowUnits = ((Float64Tile) rows.units()).values();
    this.colUnits = ((Float64Tile) cols.units()).values();
    this.width = rows.units().cols();
    this.out = out.values();
    this.network = rows.layers().step64(cols.layers());
    this.starts = new BitSet(cols.rows());
    network.markStarts(starts);
    this.chunk = target == Target.NTK ? Chunk64.ofCovarianceAndTangent() : Chunk64.ofCovariance();
  }

  /** Fills every entry. */
  void fill() {
    cosines(0, rows.rows(), 0);
    for (int i = 0; i < rows.rows(); i++) {
      fillRow(i, 0);
    }
    RowAndColumnOrder.restore(out, rows.order(), cols.order());
  }

  /** Fills the tile of a panel with itself but for its diagonal, both halves with the same bits. */
  void fillSymmetric() {
    for (int band = 0; band < rows.rows(); band += BAND) {
      int end = Math.min(band + BAND, rows.rows());
      cosines(band, end, band);
      for (int i = band; i < end; i++) {
        fillRow(i, i + 1);
        mirrorRow(i);
      }
    }
    RowAndColumnOrder.restore(out, rows.order(), cols.order());
  }

  /** The cosines of rows band … end with the columns from {@code first} on, to their places. */
  private void cosines(int band, int end, int first) {
    int count = cols.rows();
    Blas.multiplyTransposed(
        end - band,
        count - first,
        width,
        rowUnits,
        band * width,
        colUnits,
        first * width,
        out,
        band * count + first,
        count);
  }

  private void fillRow(int i, int from) {
    int count = cols.rows();
    int j = from;
    while (j < count) {
      int end = Math.min(j + Chunk64.CAPACITY, count);
      int start = starts.nextSetBit(j + 1);
      end = start < 0 ? end : Math.min(end, start);
      chunk.load(out, i * count + j, end - j);
      refineNearPoles(i, j);
      network.apply(chunk, i, j);
      store(i, j);
      j = end;
    }
  }

  private void refineNearPoles(int i, int j) {
    double[] minus = chunk.oneMinusRho;
    double[] plus = chunk.onePlusRho;
    for (int k = 0; k < chunk.size(); k++) {
      if (minus[k] < NEAR_POLE) {
        minus[k] = halfSquaredDistance(i, j + k, 1);
        plus[k] = 2 - minus[k];
      } else if (plus[k] < NEAR_POLE) {
        plus[k] = halfSquaredDistance(i, j + k, -1);
        minus[k] = 2 - plus[k];
      }
    }
  }

  /** ½|x − s y|² = 1 − s⟨x, y⟩ for unit vectors, without cancellation. */
  private double halfSquaredDistance(int i, int j, int sign) {
    int x = i * width;
    int y = j * width;
    // Four sums at a time, because one alone would wait for each addition.
    int whole = width - width % 4;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int k = 0; k < whole; k += 4) {
      s0 += square(rowUnits[x + k] - sign * colUnits[y + k]);
      s1 += square(rowUnits[x + k + 1] - sign * colUnits[y + k + 1]);
      s2 += square(rowUnits[x + k + 2] - sign * colUnits[y + k + 2]);
      s3 += square(rowUnits[x + k + 3] - sign * colUnits[y + k + 3]);
    }
    for (int k = whole; k < width; k++) {
      s0 += square(rowUnits[x + k] - sign * colUnits[y + k]);
    }
    return ((s0 + s1) + (s2 + s3)) / 2;
  }

  private static double square(double value) {
    return value * value;
  }

  private void store(int i, int j) {
    int at = i * cols.rows() + j;
    if (chunk.withTangent()) {
      System.arraycopy(chunk.tangent, 0, out, at, chunk.size());
      return;
    }
    double row = rows.scale()[i];
    double[] scale = chunk.columns(0, cols.scale(), j);
    double[] minus = chunk.oneMinusRho;
    for (int k = 0; k < chunk.size(); k++) {
      minus[k] = row * scale[k] * (1 - minus[k]);
    }
    System.arraycopy(minus, 0, out, at, chunk.size());
  }

  /**
   * Copies the entries that {@link #fillRow} has just written to the other side of the diagonal.
   */
  private void mirrorRow(int i) {
    int count = cols.rows();
    for (int j = i + 1; j < count; j++) {
      out[j * count + i] = out[i * count + j];
    }
  }
}
