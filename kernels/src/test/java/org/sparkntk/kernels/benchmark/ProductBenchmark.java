package org.sparkntk.kernels.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.sparkntk.kernels.linalg.Blas;

/** The machine's own rate: the product of two 1000 × 1000 matrices on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProductBenchmark {
  /** Rows and columns. */
  static final int SIZE = 1000;

  private final float[] singleA = new float[SIZE * SIZE];
  private final float[] singleB = new float[SIZE * SIZE];
  private final float[] singleC = new float[SIZE * SIZE];
  private final double[] doubleA = new double[SIZE * SIZE];
  private final double[] doubleB = new double[SIZE * SIZE];
  private final double[] doubleC = new double[SIZE * SIZE];

  /** In float32. */
  @Benchmark
  public float[] sgemm() {
    Blas.multiplyTransposed(SIZE, SIZE, SIZE, singleA, 0, singleB, 0, singleC, 0, SIZE);
    return singleC;
  }

  /** In float64. */
  @Benchmark
  public double[] dgemm() {
    Blas.multiplyTransposed(SIZE, SIZE, SIZE, doubleA, 0, doubleB, 0, doubleC, 0, SIZE);
    return doubleC;
  }
}
