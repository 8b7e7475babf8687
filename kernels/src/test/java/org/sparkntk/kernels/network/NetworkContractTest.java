package org.sparkntk.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.Activations;
import org.sparkntk.kernels.activation.Affine;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.activation.Quadrature;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/** What every activation and every layer must do on tiles, against {@link NaiveRecursion}. */
class NetworkContractTest {
  /** Ordinary rows of unequal norm, then duplicates, opposites, a scaled copy and a zero row. */
  private static final Matrix HARD =
      Matrix.of(
          8,
          3,
          new double[] {
            1, 0, 2, .5, -1, 1, -1, 2, .3, 1, 0, 2, -1, 0, -2, .2, 0, .4, 0, 0, 0, .1, -.3, .2
          });

  /** Rows of one norm, a scaled copy and a zero row: fewer scales for kernels by quadrature. */
  private static final Matrix EASY =
      Matrix.of(6, 3, new double[] {1, 0, 2, 0, -1, 2, -2, 1, 0, 1, 0, 2, -1, 0, -2, 0, 0, 0});

  static Stream<Map.Entry<String, DualActivation>> activations() {
    return Activations.all().entrySet().stream();
  }

  static Stream<Map.Entry<String, Network>> layers() {
    Sequence identity = Sequence.of();
    Sequence block = Sequence.of(relu(), Dense.of(1.3, 0.2));
    Sequence other = Sequence.of(Dense.of(0.7));
    Map<String, Network> networks = new TreeMap<>();
    networks.put("frozen", network(frozen(), relu(), Dense.of(1.2, 0.1), relu(), frozen()));
    networks.put("standard", network(standard(Bias.of(0), 16), relu(), standard(Bias.none(), 8)));
    networks.put(
        "standard with biases", network(standard(Bias.of(0.5), 16), standard(Bias.of(0.1), 8)));
    networks.put("sum", network(new Sum(List.of(identity, block)), relu()));
    networks.put("sum of one", network(new Sum(List.of(block)), relu()));
    networks.put(
        "nested sum",
        network(new Sum(List.of(identity, Sequence.of(Sum.residual(block), Dense.of(1))))));
    networks.put("product", network(new Product(List.of(identity, other, block))));
    networks.put(
        "concatenation", network(new Concatenation(List.of(identity, block), List.of(.25, .75))));
    networks.put("layer norm", network(new LayerNorm(1e-3), relu()));
    networks.put("dropout", network(relu(), new Dropout(0.7), Dense.of(1.2, .1), relu()));
    return networks.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("activations")
  void activationAgreesWithTheNaiveRecursion(Map.Entry<String, DualActivation> activation) {
    DualActivation f = activation.getValue();
    Network network =
        Network.of(
            List.of(
                Dense.of(0.8, 0.3),
                new Activation(f),
                Dense.of(0.6, 0.1),
                new Activation(f),
                Dense.of(1)));
    assertAgreement(network, inputs(f), isNumerical(f) ? 1e-10 : 1e-12);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void activationWithoutBiasesAgreesWithTheNaiveRecursion(
      Map.Entry<String, DualActivation> activation) {
    DualActivation f = activation.getValue();
    Network network = Network.of(List.of(Dense.of(0.8), new Activation(f), Dense.of(1)));
    assertAgreement(network, inputs(f), isNumerical(f) ? 1e-10 : 1e-12);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layerAgreesWithTheNaiveRecursion(Map.Entry<String, Network> network) {
    assertAgreement(network.getValue(), HARD, 1e-12);
  }

  private static boolean isNumerical(DualActivation f) {
    return Activations.numerical().containsValue(f)
        || f instanceof Affine
        || f instanceof Quadrature;
  }

  private static Matrix inputs(DualActivation f) {
    return isNumerical(f) ? EASY : HARD;
  }

  private static void assertAgreement(Network network, Matrix x, double tolerance) {
    Matrix left = Grams.rows(x, 0, 3);
    for (Target target : Target.values()) {
      Matrix expected = NaiveRecursion.gram(network, target, left, x);
      Matrix wide = Grams.cross(new NetworkKernel(network, target, Precision.FLOAT64), left, x);
      assertThat(Grams.relativeError(wide, expected)).as("%s", target).isLessThan(tolerance);
      Matrix single = Grams.cross(new NetworkKernel(network, target, Precision.FLOAT32), left, x);
      assertThat(Grams.relativeError(single, expected)).as("%s", target).isLessThan(2e-6);
      assertSquare(network, target, x, wide);
    }
  }

  /** The diagonal tile has the entries of the full one and its exact diagonal. */
  private static void assertSquare(Network network, Target target, Matrix x, Matrix cross) {
    NetworkKernel kernel = new NetworkKernel(network, target, Precision.FLOAT64);
    Matrix square = Grams.square(kernel, x);
    double[] diagonal = kernel.prepare(x).diagonal();
    double largest = 0;
    for (double value : cross.data()) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < x.rows(); i++) {
      assertThat(square.get(i, i)).isEqualTo(diagonal[i]);
      for (int j = 0; j < x.rows(); j++) {
        assertThat(square.get(i, j)).isEqualTo(square.get(j, i));
        if (i < cross.rows() && i != j) {
          assertThat(Math.abs(square.get(i, j) - cross.get(i, j))).isLessThan(1e-12 * largest);
        }
      }
    }
  }

  private static Layer relu() {
    return new Activation(PiecewiseLinear.relu());
  }

  private static Dense frozen() {
    return new Dense(1.2, Bias.of(0.1), Parameterization.NTK, 0, Training.FROZEN);
  }

  private static Dense standard(Bias bias, int width) {
    return new Dense(1.2, bias, Parameterization.STANDARD, width, Training.TRAINED);
  }

  /** The layers between a first dense layer and a readout, unless they begin with a dense one. */
  private static Network network(Layer... layers) {
    List<Layer> all = new ArrayList<>();
    if (!(layers[0] instanceof Dense)) {
      all.add(Dense.of(1.1, 0.2));
    }
    all.addAll(List.of(layers));
    if (!(layers[layers.length - 1] instanceof Dense)) {
      all.add(Dense.of(1));
    }
    return Network.of(all);
  }
}
