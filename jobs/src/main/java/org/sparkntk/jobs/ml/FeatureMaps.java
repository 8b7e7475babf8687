package org.sparkntk.jobs.ml;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.features.DeflatedNtkFactory;
import org.sparkntk.kernels.features.Directions;
import org.sparkntk.kernels.features.FeatureMapFactory;
import org.sparkntk.kernels.features.FourierFactory;
import org.sparkntk.kernels.features.NtkRandomFactory;
import org.sparkntk.kernels.features.NtkSketchFactory;
import org.sparkntk.kernels.features.NystromFactory;
import org.sparkntk.kernels.features.SketchMode;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.InputCovariance;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;
import org.sparkntk.kernels.sketch.LeafType;

/**
 * Feature maps by the values of parameters. The kernel is the NTK of hidden ReLU layers without
 * biases, scaled so that Θ(x, x) = |x|².
 */
record FeatureMaps(String map, int dimension, int depth, String leaf, double lengthScale, long seed)
    implements Serializable {
  static final String NYSTROM = "nystrom";
  static final String NTK_SKETCH = "ntk-sketch";
  static final List<String> NAMES = List.of(NYSTROM, "deflated", "ntkrf", NTK_SKETCH, "fourier");
  private static final int DEGREE = 8;

  /** The sketches of the input, by the names of {@code sketch.leaf}. */
  static final List<String> LEAVES =
      Arrays.stream(LeafType.values())
          .map(type -> type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList();

  /**
   * What makes the map.
   *
   * @param width of the vectors
   * @param landmarks of {@code nystrom}
   * @throws IllegalArgumentException if the map cannot have such a dimension
   */
  FeatureMapFactory factory(int width, Matrix landmarks) {
    double scale = 1.0 / (depth + 1);
    return switch (map) {
      case NYSTROM -> {
        NetworkKernel kernel = kernel();
        yield new NystromFactory(kernel, kernel, landmarks);
      }
      case "deflated" -> new DeflatedNtkFactory(width, depth, dimension, scale, seed);
      case "ntkrf" ->
          new NtkRandomFactory(width, depth, dimension, Directions.GAUSSIAN, scale, seed);
      case NTK_SKETCH ->
          new NtkSketchFactory(
              width, depth, DEGREE, dimension, SketchMode.ONE_PASS, leafType(), seed, scale);
      default -> new FourierFactory(width, dimension, lengthScale, seed);
    };
  }

  private LeafType leafType() {
    return LeafType.valueOf(leaf.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private NetworkKernel kernel() {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < depth; l++) {
      layers.add(Dense.of(Math.sqrt(2)));
      layers.add(new Activation(PiecewiseLinear.relu()));
    }
    layers.add(Dense.of(1 / Math.sqrt(depth + 1.0)));
    return new NetworkKernel(
        Network.of(layers), InputCovariance.SUM, Target.NTK, Precision.FLOAT64);
  }
}
