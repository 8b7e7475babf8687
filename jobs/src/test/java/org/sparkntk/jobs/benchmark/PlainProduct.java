package org.sparkntk.jobs.benchmark;

import dev.ludovic.netlib.blas.BLAS;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.kernels.linalg.Accumulator;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Operand;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.TileProduct;

/**
 * Q = A S over tiles in this process, by a plain loop in a few threads: what the product costs
 * without Spark.
 *
 * @param grid how A is cut
 * @param tiles on and above the diagonal
 * @param threads take one tile after the other, whichever is next
 */
record PlainProduct(TileGrid grid, List<PlacedTile> tiles, int threads) {
  /** By {@link TileProduct}. */
  Matrix fused(Matrix s, Precision arithmetic) {
    return sum(s, () -> new Fused(s, TileProduct.of(arithmetic)));
  }

  /** By the library: two thin products for every float32 tile. */
  Matrix thin(Matrix s) {
    float[] rounded = new float[s.data().length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) s.data()[i];
    }
    return sum(s, () -> new Thin(s.cols(), rounded, Machine.blas()));
  }

  private Matrix sum(Matrix s, Supplier<Partial> partials) {
    AtomicInteger next = new AtomicInteger();
    List<Partial> all = Stream.generate(partials).limit(threads).toList();
    Threads.seconds(all.stream().<Runnable>map(partial -> () -> work(next, partial)).toList());
    Matrix out = Matrix.zeros(grid.n(), s.cols());
    all.forEach(partial -> partial.addTo(out));
    return out;
  }

  private void work(AtomicInteger next, Partial partial) {
    for (int i = next.getAndIncrement(); i < tiles.size(); i = next.getAndIncrement()) {
      partial.multiply(tiles.get(i));
    }
  }

  /** What one thread adds to Q. */
  private interface Partial {
    void multiply(PlacedTile placed);

    void addTo(Matrix out);
  }

  private final class Fused implements Partial {
    private final TileProduct product;
    private final List<Operand> inputs = new ArrayList<>();
    private final List<Accumulator> outputs = new ArrayList<>();

    Fused(Matrix s, TileProduct product) {
      this.product = product;
      for (int block = 0; block < grid.blocks(); block++) {
        inputs.add(product.pack(s.rowRange(grid.firstRow(block), grid.rowsOf(block))));
        outputs.add(product.accumulator(grid.rowsOf(block), s.cols()));
      }
    }

    @Override
    public void multiply(PlacedTile placed) {
      int row = placed.row();
      int col = placed.col();
      if (row == col) {
        product.add(placed.tile(), inputs.get(col), outputs.get(row));
      } else {
        product.addBothSides(
            placed.tile(), inputs.get(col), outputs.get(row), inputs.get(row), outputs.get(col));
      }
    }

    @Override
    public void addTo(Matrix out) {
      for (int block = 0; block < grid.blocks(); block++) {
        double[] values = outputs.get(block).matrix().data();
        int first = grid.firstRow(block) * out.cols();
        for (int i = 0; i < values.length; i++) {
          out.data()[first + i] += values[i];
        }
      }
    }
  }

  private final class Thin implements Partial {
    private final BLAS blas;
    private final int width;
    private final float[] input;
    private final float[] output;

    Thin(int width, float[] input, BLAS blas) {
      this.blas = blas;
      this.width = width;
      this.input = input;
      this.output = new float[input.length];
    }

    @Override
    public void multiply(PlacedTile placed) {
      Float32Tile tile = (Float32Tile) placed.tile();
      int rows = grid.firstRow(placed.row()) * width;
      int cols = grid.firstRow(placed.col()) * width;
      multiply("N", tile.rows(), tile, cols, rows);
      if (placed.row() != placed.col()) {
        multiply("T", tile.cols(), tile, rows, cols);
      }
    }

    /** To the library a row-major array is the transpose: Qᵀ += Sᵀ Tᵀ. */
    private void multiply(String transpose, int m, Float32Tile tile, int from, int to) {
      int k = tile.rows() + tile.cols() - m;
      int ld = tile.cols();
      blas.sgemm(
          "N",
          transpose,
          width,
          m,
          k,
          1,
          input,
          from,
          width,
          tile.values(),
          0,
          ld,
          1,
          output,
          to,
          width);
    }

    @Override
    public void addTo(Matrix out) {
      for (int i = 0; i < output.length; i++) {
        out.data()[i] += output[i];
      }
    }
  }
}
