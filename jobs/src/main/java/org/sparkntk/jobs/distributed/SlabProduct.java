package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Accumulator;
import org.sparkntk.kernels.linalg.FixedPoint;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Operand;
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
    TileProduct product = TileProduct.of(arithmetic);
    Map<Integer, Operand> inputs = new HashMap<>();
    Map<Integer, Sums> out = new TreeMap<>();
    slabs.forEachRemaining(
        slab -> {
          Map<Integer, Accumulator> partials = new HashMap<>();
          for (PlacedTile placed : slab.tiles()) {
            multiply(product, placed, s, inputs, partials);
          }
          partials.forEach(
              (block, partial) ->
                  format.add(
                      partial.matrix(), out.computeIfAbsent(block, b -> zeros(b, s)).values()));
        });
    return out.values().iterator();
  }

  private void multiply(
      TileProduct product,
      PlacedTile placed,
      Matrix s,
      Map<Integer, Operand> inputs,
      Map<Integer, Accumulator> partials) {
    int row = placed.row();
    int col = placed.col();
    Operand sCols = inputs.computeIfAbsent(col, b -> product.pack(slice(b, s)));
    Accumulator qRows =
        partials.computeIfAbsent(row, b -> product.accumulator(grid.rowsOf(b), s.cols()));
    if (row == col) {
      product.add(placed.tile(), sCols, qRows);
      return;
    }
    Operand sRows = inputs.computeIfAbsent(row, b -> product.pack(slice(b, s)));
    Accumulator qCols =
        partials.computeIfAbsent(col, b -> product.accumulator(grid.rowsOf(b), s.cols()));
    product.addBothSides(placed.tile(), sCols, qRows, sRows, qCols);
  }

  private Sums zeros(int block, Matrix s) {
    return new Sums(block, new long[grid.rowsOf(block) * s.cols()]);
  }

  private Matrix slice(int block, Matrix s) {
    return s.rowRange(grid.firstRow(block), grid.rowsOf(block));
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
