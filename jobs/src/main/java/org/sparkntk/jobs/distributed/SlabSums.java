package org.sparkntk.jobs.distributed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.jobs.distributed.SlabProduct.Sums;
import org.sparkntk.kernels.linalg.Accumulator;
import org.sparkntk.kernels.linalg.FixedPoint;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Operand;
import org.sparkntk.kernels.linalg.TileProduct;

/**
 * What one task adds to a product: a slab's sums in float64, those of all of its slabs in integers.
 * The float64 sums of one slab become those of the next, because new memory costs more than what is
 * done in it.
 */
final class SlabSums {
  private final TileGrid grid;
  private final TileProduct product;
  private final Matrix s;
  private final FixedPoint format;
  private final Map<Integer, Operand> inputs = new HashMap<>();
  private final Map<Integer, Accumulator> ofSlab = new HashMap<>();
  private final Map<Integer, Sums> byBlock = new TreeMap<>();

  /** Zeros, by their number of rows. */
  private final Map<Integer, Deque<Accumulator>> spare = new HashMap<>();

  /**
   * @param product of this task alone
   * @param s the vectors, n × width
   * @param format of the integers
   */
  SlabSums(TileGrid grid, TileProduct product, Matrix s, FixedPoint format) {
    this.grid = grid;
    this.product = product;
    this.s = s;
    this.format = format;
  }

  void add(Slab slab) {
    slab.tiles().forEach(this::multiply);
    ofSlab.forEach(this::move);
    ofSlab.clear();
  }

  /** The sums so far, in the order of their blocks. */
  Iterator<Sums> byBlock() {
    return byBlock.values().iterator();
  }

  private void multiply(PlacedTile placed) {
    int row = placed.row();
    int col = placed.col();
    if (row == col) {
      product.add(placed.tile(), input(col), output(row));
    } else {
      product.addBothSides(placed.tile(), input(col), output(row), input(row), output(col));
    }
  }

  private Operand input(int block) {
    return inputs.computeIfAbsent(
        block, b -> product.pack(s.rowRange(grid.firstRow(b), grid.rowsOf(b))));
  }

  private Accumulator output(int block) {
    return ofSlab.computeIfAbsent(block, b -> zeros(grid.rowsOf(b)));
  }

  private Accumulator zeros(int rows) {
    Deque<Accumulator> zeros = spare(rows);
    return zeros.isEmpty() ? product.accumulator(rows, s.cols()) : zeros.pop();
  }

  private void move(int block, Accumulator sums) {
    Sums to =
        byBlock.computeIfAbsent(block, b -> new Sums(b, new long[sums.rows() * sums.width()]));
    sums.moveTo(format, to.values());
    spare(sums.rows()).push(sums);
  }

  private Deque<Accumulator> spare(int rows) {
    return spare.computeIfAbsent(rows, r -> new ArrayDeque<>());
  }
}
