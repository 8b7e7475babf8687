package org.sparkntk.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.NumericalActivations;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.activation.Polynomial;
import org.sparkntk.kernels.activation.RectifiedMonomial;
import org.sparkntk.kernels.activation.Sign;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/** Defects that other libraries of such kernels are known for: none of them here. */
class KnownDefectsOfPeersTest {
  /** v, its duplicate, its opposite, zero, twice v, and another. */
  private static final Matrix DEGENERATE =
      Matrix.of(
          6, 3, new double[] {1, -2, .5, 1, -2, .5, -1, 2, -.5, 0, 0, 0, 2, -4, 1, .3, .7, -1});

  /** arcsin of ρ and not 1, between different examples of one sign pattern or of none. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void signHasTheVarianceOneAndNoOtherCovarianceBecomesIt(Precision precision) {
    Network network = network(Dense.of(1), new Activation(new Sign()), Dense.of(1.3));
    Matrix x = Matrix.of(4, 2, new double[] {3, 0, 1, 1, 0, 2, 0, 0});
    Matrix gram = Grams.square(new NetworkKernel(network, Target.NNGP, precision), x);
    double[] arcs = {1, 0.5, 0, 0, 0.5, 1, 0.5, 0, 0, 0.5, 1, 0, 0, 0, 0, 0};
    double tolerance = precision == Precision.FLOAT64 ? 1e-15 : 2e-7;
    for (int i = 0; i < arcs.length; i++) {
      assertThat(gram.data()[i]).isCloseTo(1.69 * arcs[i], within(4 * tolerance));
    }
  }

  static Stream<Arguments> activations() {
    return Stream.of(
            Stream.of(0, 1, 2, 3, 4, 5).map(RectifiedMonomial::new),
            Stream.of(1, 2, 3, 4, 5).map(Polynomial::monomial),
            Stream.of(
                Polynomial.of("polynomial", 0.5, -1, 0.3, 0.2),
                NumericalActivations.tanh(),
                NumericalActivations.softplus(),
                NumericalActivations.elu(1)))
        .flatMap(group -> group.map(DualActivation.class::cast))
        .map(Arguments::of);
  }

  /** Identical, antipodal and zero inputs: T and T' are 0/0 in their textbook forms. */
  @ParameterizedTest
  @MethodSource("activations")
  void degenerateInputsGiveNumbersAndDuplicatesTheDiagonal(DualActivation phi) {
    Network network = network(Dense.of(0.9), new Activation(phi), Dense.of(1));
    for (Target target : Target.values()) {
      for (Precision precision : Precision.values()) {
        NetworkKernel kernel = new NetworkKernel(network, target, precision);
        Matrix gram = Grams.square(kernel, DEGENERATE);
        double tolerance = precision == Precision.FLOAT64 ? 1e-14 : 1e-6;
        assertThat(gram.data()).doesNotContain(Double.NaN);
        assertThat(gram.get(0, 1)).isCloseTo(gram.get(0, 0), within(tolerance * gram.get(0, 0)));
      }
    }
  }

  /**
   * κ₀ of an input with itself is 1 exactly, and with its duplicate to rounding, however the tile
   * was cut: 2,000 inputs of 3,072 features, as images have.
   */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void theDiagonalAndDuplicatesCarryNoNoise(Precision precision) {
    Matrix x = Grams.gaussian(2000, 3072, 5);
    System.arraycopy(x.data(), 0, x.data(), 1000 * 3072, 1000 * 3072);
    // Θ = T' Θ₁ with Θ₁ = q, and nothing from the frozen readout: Θ/q = T' = ½.
    Network network =
        network(
            Dense.of(1),
            new Activation(PiecewiseLinear.relu()),
            new Dense(1, Bias.none(), Parameterization.NTK, 0, Training.FROZEN));
    NetworkKernel kernel = new NetworkKernel(network, Target.NTK, precision);
    NetworkKernel linear = new NetworkKernel(network(Dense.of(1)), Target.NTK, Precision.FLOAT64);
    Panel first = kernel.prepare(Grams.rows(x, 0, 1000));
    Panel second = kernel.prepare(Grams.rows(x, 1000, 2000));
    double[] q = linear.prepare(Grams.rows(x, 0, 1000)).diagonal();
    Tile square = Tile.zeros(precision, 1000, 1000);
    Tile cross = Tile.zeros(precision, 1000, 1000);
    kernel.fillDiagonal(first, square);
    kernel.fill(first, second, cross);
    for (int i = 0; i < 1000; i++) {
      double half = precision == Precision.FLOAT64 ? q[i] / 2 : (float) (q[i] / 2);
      assertThat(square.get(i, i)).isEqualTo(half);
      double tolerance = precision == Precision.FLOAT64 ? 1e-15 : 3e-7;
      assertThat(cross.get(i, i)).isCloseTo(half, within(tolerance * half));
    }
  }

  /** 100 Gauss–Hermite nodes are wrong in the fourth digit for two layers of tanh at σ_w = 1.5. */
  @Test
  void tanhIsAsAccurateAsStated() {
    Layer tanh = new Activation(NumericalActivations.tanh());
    Network network = network(Dense.of(1.5, 0.2), tanh, Dense.of(1.5, 0.2), tanh, Dense.of(1));
    Matrix x = Matrix.of(3, 3, new double[] {1, 0, 2, .5, -1, 1, -1, 2, .3});
    Matrix ntk = Grams.square(new NetworkKernel(network, Target.NTK, Precision.FLOAT64), x);
    double[] golden = {1.938930468851, .9649810026377, -.0469967323204};
    for (int j = 0; j < 3; j++) {
      assertThat(ntk.get(0, j)).isCloseTo(golden[j], within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 7, 9, 10, 11})
  void tilesNeedNotDivideTheExamples(int size) {
    Matrix x = Grams.gaussian(10, 4, 8);
    Network network = Networks.relu(2, 1.4, 0.2, 1);
    for (Target target : Target.values()) {
      NetworkKernel kernel = new NetworkKernel(network, target, Precision.FLOAT64);
      assertThat(Grams.relativeError(Grams.tiled(kernel, x, size), Grams.square(kernel, x)))
          .isLessThan(1e-14);
    }
  }

  private static Network network(Layer... layers) {
    return LayerExamples.network(layers);
  }
}
