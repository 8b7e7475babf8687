package org.sparkntk.jobs.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.kernels.linalg.Matrix;
import scala.Tuple2;

/**
 * The product of the same tiles, mirrored to a full matrix of doubles, by MLlib. Both factors are
 * cached before the first product, as ours are.
 */
final class BlockMatrixProduct {
  private final BlockMatrix left;
  private final BlockMatrix right;

  BlockMatrixProduct(JavaSparkContext spark, GramMatrix gram, Matrix s) {
    TileGrid grid = gram.grid();
    left =
        cached(
            gram.slabs().flatMap(slab -> mirrored(slab.tiles()).iterator()),
            grid.tileSize(),
            grid.tileSize());
    Broadcast<Matrix> vectors = spark.broadcast(s);
    List<Integer> blocks = IntStream.range(0, grid.blocks()).boxed().toList();
    right =
        cached(
            spark
                .parallelize(blocks, spark.defaultParallelism())
                .map(block -> rows(grid, block, vectors.value())),
            grid.tileSize(),
            s.cols());
  }

  /** Multiplies and waits for all blocks of the product. */
  void multiply() {
    left.multiply(right).blocks().count();
  }

  private static BlockMatrix cached(JavaRDD<Block> blocks, int rows, int cols) {
    BlockMatrix matrix =
        new BlockMatrix(
            blocks
                .map(
                    block ->
                        new Tuple2<>(
                            new Tuple2<Object, Object>(block.row(), block.col()),
                            (org.apache.spark.mllib.linalg.Matrix) block.values()))
                .rdd(),
            rows,
            cols);
    matrix.cache().blocks().count();
    return matrix;
  }

  /** MLlib's arrays run down the columns, ours along the rows: the same array is the transpose. */
  private static List<Block> mirrored(Iterable<PlacedTile> tiles) {
    List<Block> out = new ArrayList<>();
    for (PlacedTile placed : tiles) {
      int rows = placed.tile().rows();
      int cols = placed.tile().cols();
      double[] values = new double[rows * cols];
      placed.tile().copyRows(0, rows, values);
      out.add(new Block(placed.row(), placed.col(), new DenseMatrix(rows, cols, values, true)));
      if (placed.row() != placed.col()) {
        out.add(new Block(placed.col(), placed.row(), new DenseMatrix(cols, rows, values, false)));
      }
    }
    return out;
  }

  private static Block rows(TileGrid grid, int block, Matrix s) {
    int rows = grid.rowsOf(block);
    double[] values = s.rowRange(grid.firstRow(block), rows).data();
    return new Block(block, 0, new DenseMatrix(rows, s.cols(), values, true));
  }

  private record Block(int row, int col, DenseMatrix values) {}
}
