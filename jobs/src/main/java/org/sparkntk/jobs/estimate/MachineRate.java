package org.sparkntk.jobs.estimate;

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

  private MachineRate() {}

  /** 10⁹ floating point operations a second in float32, all cores of the application together. */
  public static double gflops(JavaSparkContext spark) {
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
