package org.sparkntk.jobs.benchmark;

import java.util.stream.DoubleStream;
import org.sparkntk.kernels.linalg.Precision;

/** Multiplies panels in one thread for some seconds and prints the median rate in GFLOP/s. */
final class ProductProcess {
  private static final long NANOSECONDS = 8_000_000_000L;

  private ProductProcess() {}

  public static void main(String[] args) {
    PanelProduct product = new PanelProduct(Precision.FLOAT32, Grams.TILE);
    long start = System.nanoTime();
    double[] seconds =
        DoubleStream.generate(() -> Rounds.seconds(product))
            .takeWhile(any -> System.nanoTime() - start < NANOSECONDS)
            .toArray();
    System.out.println(product.flops() / Rounds.median(seconds) / 1e9);
  }
}
