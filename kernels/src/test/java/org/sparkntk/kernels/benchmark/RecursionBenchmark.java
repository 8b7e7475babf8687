package org.sparkntk.kernels.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.Activations;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;

/**
 * A tile of the NTK of a network, of which {@link RecursionSpeed} makes times per entry and layer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecursionBenchmark {
  /** Rows and columns of the tile. */
  static final int SIZE = 1000;

  private static final int FEATURES = 16;

  /** A name of {@link Activations#all}. */
  @Param("relu")
  public String activation = "relu";

  /** The format of the tile. */
  @Param("FLOAT32")
  public Precision precision = Precision.FLOAT32;

  /** How many times dense – activation. */
  @Param("6")
  public int layers = 6;

  /** The ratio of the largest norm of the inputs to the smallest. */
  @Param("1")
  public double spread = 1;

  /** σ_b. */
  @Param("0")
  public double sigmaB = 0;

  private NetworkKernel kernel;
  private Panel rows;
  private Panel cols;
  private Tile tile;

  /** Prepares two panels of Gaussian inputs of variance 1, or around 1. */
  @Setup
  public void prepare() {
    List<Layer> all = new ArrayList<>();
    DualActivation function = Activations.named(activation);
    // Variance 1 in every layer, so that no activation explodes or dies.
    double keeping = 1 / Math.sqrt(function.variance(1));
    for (int l = 0; l < layers; l++) {
      double sigmaW = l == 0 ? 1 : keeping;
      all.add(sigmaB > 0 ? Dense.of(sigmaW, sigmaB) : Dense.of(sigmaW));
      all.add(new Activation(function));
    }
    all.add(Dense.of(1));
    kernel = new NetworkKernel(Network.of(all), Target.NTK, precision);
    rows = kernel.prepare(inputs(1));
    cols = kernel.prepare(inputs(2));
    tile = Tile.zeros(precision, SIZE, SIZE);
  }

  /** Fills the tile. */
  @Benchmark
  public Tile fill() {
    kernel.fill(rows, cols, tile);
    return tile;
  }

  private Matrix inputs(long seed) {
    Random random = new Random(seed);
    Matrix x = Matrix.zeros(SIZE, FEATURES);
    for (int i = 0; i < SIZE; i++) {
      double square = 0;
      for (int k = 0; k < FEATURES; k++) {
        x.set(i, k, random.nextGaussian());
        square += x.get(i, k) * x.get(i, k);
      }
      double scale = Math.pow(spread, random.nextDouble() - 0.5) * Math.sqrt(FEATURES / square);
      for (int k = 0; k < FEATURES; k++) {
        x.set(i, k, scale * x.get(i, k));
      }
    }
    return x;
  }
}
