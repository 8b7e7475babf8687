package org.sparkntk.jobs.benchmark;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Precision;

/** What this machine can do at best, measured in this process with as many threads as Spark has. */
final class Machine {
  private static final int ROUNDS = 8;

  /** Floats a thread reads: far more than the caches hold. */
  private static final int STREAM = 1 << 26;

  private Machine() {}

  /** GFLOP/s of matrix products of panels in all threads together. */
  static double productRate(int threads, int size, Precision precision) {
    List<PanelProduct> products =
        Stream.generate(() -> new PanelProduct(precision, size)).limit(threads).toList();
    double flops = products.stream().mapToDouble(PanelProduct::flops).sum();
    return flops / median(products) / 1e9;
  }

  /** GB/s at which all threads together read arrays of floats, each its own. */
  static double readBandwidth(int threads) {
    BLAS blas = blas();
    List<Runnable> readers =
        IntStream.range(0, threads)
            .mapToObj(t -> new float[STREAM])
            .<Runnable>map(array -> () -> read(blas, array))
            .toList();
    return (double) threads * STREAM * Float.BYTES / median(readers) / 1e9;
  }

  /** The library behind {@link Blas}, for what that does not offer. */
  static BLAS blas() {
    return Blas.isNative() ? NativeBLAS.getInstance() : JavaBLAS.getInstance();
  }

  /** The inner product of both halves: a sum over the array at full speed. */
  private static void read(BLAS blas, float[] array) {
    int half = array.length / 2;
    if (Float.isNaN(blas.sdot(half, array, 0, 1, array, half, 1))) {
      throw new IllegalStateException("the sum is not a number");
    }
  }

  private static double median(List<? extends Runnable> works) {
    return Rounds.measured(ROUNDS, List.of(() -> Threads.seconds(works)))[0];
  }
}
