package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.kernels.linalg.FixedPoint;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.TileProduct;
import scala.Tuple2;

/**
 * One product of the stored tiles with a block of vectors.
 *
 * <p>Every slab adds up a partial sum for each row block it touches, tile by tile in float64; the
 * grid alone says which. Slabs are added up in {@linkplain FixedPoint integers}, so the bits do not
 * depend on where or in which order the slabs were multiplied and a task sends one sum a row block,
 * however many slabs it has.
 *
 * @param grid how the matrix is cut
 * @param arithmetic within a tile
 * @param largest no entry of the matrix is larger in magnitude
 */
record SlabProduct(TileGrid grid, Precision arithmetic, double largest) implements Serializable {
  /** The most bytes of sums that the driver adds up by itself, so that its share stays short. */
  static final long DRIVER_LIMIT = 64L << 20;

  /**
   * Q = A S.
   *
   * @param vectors S, n × width
   * @param parallelism tasks that add sums, where executors add them
   * @param driverLimit the most bytes of sums that the driver adds by itself
   */
  Matrix of(JavaRDD<Slab> slabs, Broadcast<Matrix> vectors, int parallelism, long driverLimit) {
    Matrix s = vectors.value();
    FixedPoint format = FixedPoint.forProducts(largest, s);
    JavaRDD<Sums> sums = slabs.mapPartitions(part -> sums(part, vectors.value(), format));
    Matrix out = Matrix.zeros(grid.n(), s.cols());
    long bytes = 8L * s.data().length * slabs.getNumPartitions();
    List<Sums> all = bytes <= driverLimit ? sums.collect() : addedUp(sums, parallelism).collect();
    all.stream()
        .collect(Collectors.toMap(Sums::block, sum -> sum, Sums::plus, TreeMap::new))
        .forEach((block, sum) -> format.store(sum.values(), out, grid.firstRow(block)));
    return out;
  }

  private JavaRDD<Sums> addedUp(JavaRDD<Sums> sums, int parallelism) {
    return sums.mapToPair(sum -> new Tuple2<>(sum.block(), sum))
        .reduceByKey(Sums::plus, Math.min(grid.blocks(), parallelism))
        .values();
  }

  private Iterator<Sums> sums(Iterator<Slab> slabs, Matrix s, FixedPoint format) {
    SlabSums sums = new SlabSums(grid, TileProduct.of(arithmetic), s, format);
    slabs.forEachRemaining(sums::add);
    return sums.byBlock();
  }

  /**
   * What a task adds to one row block of the product.
   *
   * @param block the row block
   * @param values in units of the {@link FixedPoint}, rows of the block × width
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sums(int block, long[] values) implements Serializable {
    /** Adds to a new array: Spark may compute a term again. */
    Sums plus(Sums other) {
      return new Sums(block, FixedPoint.plus(values, other.values));
    }
  }
}
