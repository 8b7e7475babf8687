package org.sparkntk.jobs.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/** One float32 tile between two sets of examples, its rows shared out among all processors. */
final class TileInThreads {
  private final Kernel kernel = Grams.kernel(Precision.FLOAT32);
  private final Matrix cols;
  private final Panel panel;
  private final List<Share> shares = new ArrayList<>();

  TileInThreads(Matrix rows, Matrix cols) {
    this.cols = cols;
    this.panel = kernel.prepare(cols);
    int threads = Runtime.getRuntime().availableProcessors();
    for (int t = 0; t < threads; t++) {
      int first = (int) ((long) rows.rows() * t / threads);
      int end = (int) ((long) rows.rows() * (t + 1) / threads);
      Matrix own = rows.rowRange(first, end - first);
      int entries = own.rows() * cols.rows();
      shares.add(
          new Share(
              own,
              kernel.prepare(own),
              new Float32Tile(own.rows(), cols.rows(), new float[entries])));
    }
  }

  /** The entries of the whole tile, row by row, as last filled. */
  double[] entries() {
    return shares.stream()
        .flatMapToDouble(share -> Arrays32.widened(share.tile().values()))
        .toArray();
  }

  /** Fills the tile from panels that are there. */
  void fill() {
    run(share -> kernel.fill(share.panel(), panel, share.tile()));
  }

  /**
   * Fills the tile with nothing known of the examples; every thread prepares the columns for
   * itself.
   */
  void prepareAndFill() {
    run(share -> kernel.fill(kernel.prepare(share.rows()), kernel.prepare(cols), share.tile()));
  }

  private void run(Consumer<Share> work) {
    Threads.seconds(shares.stream().<Runnable>map(share -> () -> work.accept(share)).toList());
  }

  /**
   * The part of one thread.
   *
   * @param rows its examples
   * @param panel prepared
   * @param tile its rows of the tile
   */
  private record Share(Matrix rows, Panel panel, Float32Tile tile) {}
}
