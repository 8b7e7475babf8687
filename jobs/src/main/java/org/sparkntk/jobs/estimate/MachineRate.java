package org.sparkntk.jobs.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.kernels.linalg.Blas;

/**
 * What this machine makes of matrix products at the moment, in whatever company: the unit that the
 * speed of runs at other times, or on other machines, is compared in. It is a mean and not the best
 * of several, because the work that is measured in it has no choice of moments either.
 */
public final class MachineRate {
  private static final int SIDE = 512;

  private MachineRate() {}

  /**
   * 10⁹ floating point operations a second in float32, all cores of the application together.
   *
   * @param seconds to measure for; the scheduler of the operating system takes turns of a few
   *     thousandths
   */
  public static double gflops(JavaSparkContext spark, double seconds) {
    int cores = spark.defaultParallelism();
    List<Integer> numbers = IntStream.range(0, cores).boxed().toList();
    return spark.parallelize(numbers, cores).map(core -> here(seconds)).reduce(Double::sum);
  }

  private static double here(double seconds) {
    float[] a = new float[SIDE * SIDE];
    float[] b = new float[SIDE * SIDE];
    float[] c = new float[SIDE * SIDE];
    Arrays.fill(a, 1);
    Arrays.fill(b, 1);
    multiply(a, b, c); // loads the library
    long start = System.nanoTime();
    int products = 0;
    while (System.nanoTime() - start < seconds * 1e9) {
      multiply(a, b, c);
      products++;
    }
    return products * 2.0 * SIDE * SIDE * SIDE / (System.nanoTime() - start);
  }

  private static void multiply(float[] a, float[] b, float[] c) {
    Blas.multiplyTransposed(SIDE, SIDE, SIDE, a, 0, b, 0, c, 0, SIDE);
  }
}
