package org.sparkntk.jobs.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.apache.spark.rdd.RDD;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.jobs.distributed.TileGrid;
import scala.Tuple2;

/** The product of the same tiles, mirrored to a full matrix of doubles, by MLlib. */
final class BlockMatrixProduct {
  private final BlockMatrix left;
  private final BlockMatrix right;

  BlockMatrixProduct(
      JavaSparkContext spark,
      TileGrid grid,
      List<PlacedTile> tiles,
      org.sparkntk.kernels.linalg.Matrix s) {
    List<Block> full = new ArrayList<>();
    for (PlacedTile placed : tiles) {
      // MLlib's arrays run down the columns, ours along the rows: the same array is the transpose.
      int rows = placed.tile().rows();
      int cols = placed.tile().cols();
      double[] values = new double[rows * cols];
      placed.tile().copyRows(0, rows, values);
      full.add(new Block(placed.col(), placed.row(), new DenseMatrix(cols, rows, values)));
      if (placed.row() != placed.col()) {
        full.add(new Block(placed.row(), placed.col(), new DenseMatrix(rows, cols, values, true)));
      }
    }
    List<Block> vectors = new ArrayList<>();
    for (int block = 0; block < grid.blocks(); block++) {
      int rows = grid.rowsOf(block);
      double[] values = s.rowRange(grid.firstRow(block), rows).data();
      vectors.add(new Block(block, 0, new DenseMatrix(rows, s.cols(), values, true)));
    }
    left = distributed(spark, full, grid.tileSize(), grid.tileSize());
    right = distributed(spark, vectors, grid.tileSize(), s.cols());
  }

  /** Multiplies and waits for all blocks of the product. */
  double multiply() {
    return left.multiply(right).blocks().toJavaRDD().count();
  }

  private static BlockMatrix distributed(
      JavaSparkContext spark, List<Block> blocks, int rows, int cols) {
    List<Tuple2<Tuple2<Object, Object>, Matrix>> placed = new ArrayList<>();
    for (Block block : blocks) {
      placed.add(new Tuple2<>(new Tuple2<>(block.row(), block.col()), block.values()));
    }
    RDD<Tuple2<Tuple2<Object, Object>, Matrix>> rdd =
        spark.parallelize(placed, spark.defaultParallelism()).rdd();
    BlockMatrix matrix = new BlockMatrix(rdd, rows, cols).cache();
    matrix.blocks().count();
    return matrix;
  }

  private record Block(int row, int col, Matrix values) {}
}
