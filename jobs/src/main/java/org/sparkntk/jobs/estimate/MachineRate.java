package org.sparkntk.jobs.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.kernels.linalg.Blas;

/**
 * What this machine makes of matrix products at the moment: the unit that the speed of runs at
 * other times, or on other machines, is compared in.
 */
public final class MachineRate {
  private static final int SIDE = 512;
  private static final int ROUNDS = 8;

  /** Many small runs in one application share a measurement. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static Measured last = new Measured("", Instant.EPOCH, 0);

  private MachineRate() {}

  private record Measured(String application, Instant when, double rate) {}

  /**
   * 10⁹ floating point operations a second in float32, all cores of the application together; at
   * most a minute old.
   */
  public static synchronized double gflops(JavaSparkContext spark) {
    String application = spark.sc().applicationId();
    Instant now = Instant.now();
    if (!last.application.equals(application) || now.isAfter(last.when.plus(FRESH))) {
      last = new Measured(application, now, measure(spark));
    }
    return last.rate;
  }

  private static double measure(JavaSparkContext spark) {
    int cores = spark.defaultParallelism();
    List<Integer> numbers = IntStream.range(0, cores).boxed().toList();
    return spark.parallelize(numbers, cores).map(core -> here()).reduce(Double::sum);
  }

  private static double here() {
    float[] a = new float[SIDE * SIDE];
    float[] b = new float[SIDE * SIDE];
    float[] c = new float[SIDE * SIDE];
    Arrays.fill(a, 1);
    Arrays.fill(b, 1);
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Blas.multiplyTransposed(SIDE, SIDE, SIDE, a, 0, b, 0, c, 0, SIDE);
      best = Math.max(best, 2.0 * SIDE * SIDE * SIDE / (System.nanoTime() - start));
    }
    return best;
  }
}
