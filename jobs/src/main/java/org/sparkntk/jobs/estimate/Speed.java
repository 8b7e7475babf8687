package org.sparkntk.jobs.estimate;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Operand;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.linalg.TileProduct;

/**
 * What a core needs for an entry of the Gram matrix while all cores work.
 *
 * @param fill seconds to compute an entry, features and layers included
 * @param multiply seconds to multiply an entry with {@link #WIDTH} columns on both of its sides
 */
public record Speed(double fill, double multiply) implements Serializable {
  /** Columns of the block that is multiplied. */
  public static final int WIDTH = 16;

  /** Once for Java to compile, so that the fastest of the others is like those of a long run. */
  private static final int ROUNDS = 4;

  /** Measures on all cores of the application at once, with tiles of the run itself. */
  public static Speed measure(JavaSparkContext spark, PanelSource source) {
    int cores = spark.defaultParallelism();
    List<Integer> numbers = IntStream.range(0, cores).boxed().toList();
    return mean(spark.parallelize(numbers, cores).map(core -> here(source, core)).collect());
  }

  private static Speed mean(List<Speed> speeds) {
    return new Speed(
        speeds.stream().mapToDouble(Speed::fill).average().orElse(0),
        speeds.stream().mapToDouble(Speed::multiply).average().orElse(0));
  }

  private static Speed here(PanelSource source, int core) {
    int blocks = source.blocks().count();
    Panel rows = source.panel(core % blocks);
    Panel cols = source.panel((core + 1) % blocks);
    Tile tile = Tile.zeros(source.kernel().precision(), rows.rows(), cols.rows());
    TileProduct product = TileProduct.of(source.kernel().precision());
    Operand right = product.pack(Matrix.zeros(tile.cols(), WIDTH));
    Operand left = product.pack(Matrix.zeros(tile.rows(), WIDTH));
    var above = product.accumulator(tile.rows(), WIDTH);
    var below = product.accumulator(tile.cols(), WIDTH);
    double entries = (double) tile.rows() * tile.cols();
    return new Speed(
        fastest(() -> source.kernel().fill(rows, cols, tile)) / entries,
        fastest(() -> product.addBothSides(tile, right, above, left, below)) / entries);
  }

  private static double fastest(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }
}
