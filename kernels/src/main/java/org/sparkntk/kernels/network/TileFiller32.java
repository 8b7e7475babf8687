package org.sparkntk.kernels.network;

import java.util.List;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.Chunk32;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;

/** Fills a tile in float32. One instance fills one tile. */
final class TileFiller32 implements TileFiller {
  /**
   * Pairs whose cosine is this close to ±1 get it anew from the difference or sum of the unit
   * vectors, because the rounding of the product would be magnified by arccos.
   */
  private static final float NEAR_POLE = 0.05f;

  private final List<Layer> layers;
  private final float[] rowUnits;
  private final float[] colUnits;
  private final float[] rowScales;
  private final float[] colScales;
  private final int rows;
  private final int cols;
  private final int width;
  private final float[] out;
  private final Chunk32 chunk;

  TileFiller32(
      List<Layer> layers, Target target, NetworkPanel rows, NetworkPanel cols, Float32Tile out) {
    this.layers = layers;
    this.rowUnits = ((Float32Tile) rows.units()).values();
    this.colUnits = ((Float32Tile) cols.units()).values();
    this.rowScales = ((Float32Tile) rows.scales()).values();
    this.colScales = ((Float32Tile) cols.scales()).values();
    this.rows = rows.rows();
    this.cols = cols.rows();
    this.width = rows.units().cols();
    this.out = out.values();
    this.chunk = target == Target.NTK ? Chunk32.ofCovarianceAndTangent() : Chunk32.ofCovariance();
  }

  @Override
  public void fill() {
    cosines();
    for (int i = 0; i < rows; i++) {
      fillRow(i, 0);
    }
  }

  @Override
  public void fillUpper() {
    cosines();
    for (int i = 0; i < rows; i++) {
      fillRow(i, i + 1);
    }
  }

  private void cosines() {
    Blas.multiplyTransposed(rows, cols, width, rowUnits, 0, colUnits, 0, out, 0, cols);
  }

  private void fillRow(int i, int from) {
    for (int j = from; j < cols; j += Chunk32.CAPACITY) {
      int count = Math.min(Chunk32.CAPACITY, cols - j);
      chunk.load(out, i * cols + j, count);
      refineNearPoles(i, j);
      for (int stage = 0; stage < layers.size(); stage++) {
        layers.get(stage).apply(chunk, scales(i, j, stage));
      }
      store(i, j);
    }
  }

  private Scales32 scales(int i, int j, int stage) {
    return new Scales32(
        rowScales[stage * rows + i],
        rowScales[(stage + 1) * rows + i],
        colScales,
        stage * cols + j,
        (stage + 1) * cols + j);
  }

  private void refineNearPoles(int i, int j) {
    float[] minus = chunk.oneMinusRho;
    float[] plus = chunk.onePlusRho;
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
  private float halfSquaredDistance(int i, int j, int sign) {
    int x = i * width;
    int y = j * width;
    // Four sums at a time, because one alone would wait for each addition.
    int whole = width - width % 4;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int k = 0; k < whole; k += 4) {
      s0 += square((double) rowUnits[x + k] - sign * (double) colUnits[y + k]);
      s1 += square((double) rowUnits[x + k + 1] - sign * (double) colUnits[y + k + 1]);
      s2 += square((double) rowUnits[x + k + 2] - sign * (double) colUnits[y + k + 2]);
      s3 += square((double) rowUnits[x + k + 3] - sign * (double) colUnits[y + k + 3]);
    }
    for (int k = whole; k < width; k++) {
      s0 += square((double) rowUnits[x + k] - sign * (double) colUnits[y + k]);
    }
    return (float) (((s0 + s1) + (s2 + s3)) / 2);
  }

  private static double square(double value) {
    return value * value;
  }

  private void store(int i, int j) {
    int at = i * cols + j;
    if (chunk.withTangent()) {
      System.arraycopy(chunk.tangent, 0, out, at, chunk.size());
      return;
    }
    int last = layers.size();
    float row = rowScales[last * rows + i];
    float[] minus = chunk.oneMinusRho;
    for (int k = 0; k < chunk.size(); k++) {
      out[at + k] = row * colScales[last * cols + j + k] * (1 - minus[k]);
    }
  }
}
