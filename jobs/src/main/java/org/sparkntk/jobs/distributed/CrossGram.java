package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Accumulator;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.linalg.TileProduct;

/**
 * Products Θ(Z, X) V with the cross Gram matrix of new examples Z against X, which is streamed: a
 * task takes one block of Z along all of X in order and never holds more than one tile.
 */
public final class CrossGram {
  private CrossGram() {}

  /**
   * Θ(Z, X) V, one element per block of Z, computed when the RDD is used.
   *
   * @param rows the blocks of Z
   * @param cols the blocks of X, prepared for the same kernel
   * @param vectors V, one row per example of X
   */
  public static JavaRDD<Block> product(
      JavaSparkContext spark, PanelSource rows, PanelSource cols, Broadcast<Matrix> vectors) {
    return blocks(spark, rows.blocks().count(), computing(rows, cols, vectors));
  }

  /** Blocks from wherever they come, one task each. */
  public static JavaRDD<Block> blocks(JavaSparkContext spark, int count, ScoreMaker maker) {
    List<Integer> blocks = IntStream.range(0, count).boxed().toList();
    return spark.parallelize(blocks, count).map(maker::make);
  }

  /** Blocks of Θ(Z, X) V computed from the examples. */
  public static ScoreMaker computing(
      PanelSource rows, PanelSource cols, Broadcast<Matrix> vectors) {
    return index -> block(index, rows.panel(index), cols, vectors.value());
  }

  /** One block, computed here. */
  public static Block block(int index, Panel rows, PanelSource cols, Matrix vectors) {
    return new Block(index, product(rows, cols, vectors), rows.diagonal());
  }

  private static Matrix product(Panel rows, PanelSource cols, Matrix vectors) {
    Kernel kernel = cols.kernel();
    TileProduct product = TileProduct.of(Precision.FLOAT64);
    Accumulator out = product.accumulator(rows.rows(), vectors.cols());
    Tile tile = Tile.zeros(kernel.precision(), rows.rows(), cols.blocks().blockSize());
    int first = 0;
    for (int col = 0; col < cols.blocks().count(); col++) {
      Panel panel = cols.panel(col);
      if (tile.cols() != panel.rows()) {
        tile = Tile.zeros(kernel.precision(), rows.rows(), panel.rows());
      }
      kernel.fill(rows, panel, tile);
      product.add(tile, product.pack(vectors.rowRange(first, panel.rows())), out);
      first += panel.rows();
    }
    return out.matrix();
  }

  /**
   * One block of rows of the product.
   *
   * @param index the block of Z
   * @param values rows of the block × columns of V
   * @param diagonal Θ(z, z) of every row
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared by value
  public record Block(int index, Matrix values, double[] diagonal) implements Serializable {}
}
