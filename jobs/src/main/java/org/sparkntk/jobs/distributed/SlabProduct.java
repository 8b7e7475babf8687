package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TileProduct;
import scala.Tuple2;

/**
 * One product of the stored tiles with a block of vectors.
 *
 * <p>Every slab makes one float64 partial sum for each row block it touches; the partial sums of a
 * row block are added in the order of the slabs' ids. So the grouping of the additions is fixed by
 * the grid, and the bits do not depend on where or in which order the slabs were multiplied, nor on
 * where the partial sums are added: on the driver while they are small, which saves Spark a stage,
 * and on the executors when they are not.
 */
final class SlabProduct {
  /** A limit that keeps the driver's share of a pass short. */
  static final long DRIVER_LIMIT = 64L << 20;

  private SlabProduct() {}

  /**
   * Q = A S.
   *
   * @param vectors S, n × width
   * @param parallelism tasks that add partial sums, where executors add them
   * @param driverLimit the most bytes of partial sums that the driver adds by itself
   */
  static Matrix product(
      JavaRDD<Slab> slabs,
      TileGrid grid,
      Broadcast<Matrix> vectors,
      int parallelism,
      long driverLimit) {
    JavaRDD<Partial> partials = slabs.mapPartitions(part -> partials(part, grid, vectors.value()));
    int width = vectors.value().cols();
    List<Tuple2<Integer, Matrix>> blocks =
        8L * width * grid.partialRows() <= driverLimit
            ? sumOnDriver(partials.collect())
            : partials
                .mapToPair(partial -> new Tuple2<>(partial.block(), partial))
                .groupByKey(Math.min(grid.blocks(), parallelism))
                .mapValues(SlabProduct::sum)
                .collect();
    Matrix out = Matrix.zeros(grid.n(), width);
    for (Tuple2<Integer, Matrix> block : blocks) {
      double[] sum = block._2().data();
      System.arraycopy(sum, 0, out.data(), grid.firstRow(block._1()) * width, sum.length);
    }
    return out;
  }

  private static List<Tuple2<Integer, Matrix>> sumOnDriver(List<Partial> partials) {
    Map<Integer, List<Partial>> byBlock = new TreeMap<>();
    for (Partial partial : partials) {
      byBlock.computeIfAbsent(partial.block(), block -> new ArrayList<>()).add(partial);
    }
    List<Tuple2<Integer, Matrix>> sums = new ArrayList<>();
    byBlock.forEach((block, parts) -> sums.add(new Tuple2<>(block, sum(parts))));
    return sums;
  }

  private static Iterator<Partial> partials(Iterator<Slab> slabs, TileGrid grid, Matrix s) {
    TileProduct product = new TileProduct();
    Map<Integer, Matrix> inputs = new TreeMap<>();
    List<Partial> out = new ArrayList<>();
    slabs.forEachRemaining(
        slab -> {
          Map<Integer, Matrix> sums = new TreeMap<>();
          for (PlacedTile placed : slab.tiles()) {
            multiply(product, placed, grid, s, inputs, sums);
          }
          sums.forEach((block, sum) -> out.add(new Partial(block, slab.area().id(), sum)));
        });
    return out.iterator();
  }

  private static void multiply(
      TileProduct product,
      PlacedTile placed,
      TileGrid grid,
      Matrix s,
      Map<Integer, Matrix> inputs,
      Map<Integer, Matrix> sums) {
    Matrix qRows = sums.computeIfAbsent(placed.row(), b -> zeros(grid, b, s.cols()));
    Matrix sCols = inputs.computeIfAbsent(placed.col(), b -> slice(grid, b, s));
    if (placed.row() == placed.col()) {
      product.add(placed.tile(), sCols, qRows);
      return;
    }
    Matrix qCols = sums.computeIfAbsent(placed.col(), b -> zeros(grid, b, s.cols()));
    Matrix sRows = inputs.computeIfAbsent(placed.row(), b -> slice(grid, b, s));
    product.addBothSides(placed.tile(), sCols, qRows, sRows, qCols);
  }

  private static Matrix zeros(TileGrid grid, int block, int width) {
    return Matrix.zeros(grid.rowsOf(block), width);
  }

  private static Matrix slice(TileGrid grid, int block, Matrix s) {
    return s.rowRange(grid.firstRow(block), grid.rowsOf(block));
  }

  private static Matrix sum(Iterable<Partial> partials) {
    List<Partial> ordered = new ArrayList<>();
    partials.forEach(ordered::add);
    ordered.sort(Comparator.comparingInt(Partial::slab));
    Matrix out = ordered.get(0).sum().copy();
    for (Partial partial : ordered.subList(1, ordered.size())) {
      for (int i = 0; i < out.data().length; i++) {
        out.data()[i] += partial.sum().data()[i];
      }
    }
    return out;
  }

  /**
   * What one slab adds to one row block of the product.
   *
   * @param block the row block
   * @param slab the id of the slab's super-tile
   * @param sum rows of the block × width
   */
  record Partial(int block, int slab, Matrix sum) implements Serializable {}
}
