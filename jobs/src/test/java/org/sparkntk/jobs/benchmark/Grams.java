package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;

/** The matrices that benchmarks measure: the NTK of three hidden ReLU layers on pictures. */
final class Grams {
  /** Rows of a tile, as {@code gram.tile-size} has it by default. */
  static final int TILE = 1000;

  private static final int HIDDEN = 3;

  private Grams() {}

  /** The NTK of {@code conf/cifar10.conf}. */
  static Kernel kernel(Precision precision) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < HIDDEN; i++) {
      layers.add(Dense.of(Math.sqrt(2)));
      layers.add(new Activation(PiecewiseLinear.relu()));
    }
    layers.add(Dense.of(1));
    return new NetworkKernel(Network.of(layers), Target.NTK, precision);
  }

  /** The first {@code n} pictures, prepared as there. */
  static PanelSource panels(JavaSparkContext spark, int n, int tileSize, Precision precision)
      throws IOException {
    return new PanelSource(
        Images.blocks(spark, n, tileSize), Images.preprocessing(n), kernel(precision));
  }

  /** Their matrix in memory, not computed yet. */
  static GramMatrix of(JavaSparkContext spark, PanelSource panels) {
    return GramMatrix.of(spark, panels, GramMatrix.AUTO);
  }
}
