package org.sparkntk.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

class NetworkKernelTest {
  // Longer than one chunk in both precisions, and prime.
  private static final Matrix X = Grams.gaussian(1031, 7, 1);
  private static final Network BIASED = Networks.relu(3, 1.4, 0.3, 1.1);
  private static final Network PLAIN = Networks.relu(3, Math.sqrt(2), 0, 1);

  @ParameterizedTest
  @EnumSource(Target.class)
  void float64AgreesWithTheNaiveRecursion(Target target) {
    for (Network network : List.of(BIASED, PLAIN)) {
      Matrix x = Grams.rows(X, 0, 31);
      Matrix z = Grams.rows(X, 31, 31 + 613);
      NetworkKernel kernel = new NetworkKernel(network, target, Precision.FLOAT64);
      assertThat(
              Grams.relativeError(
                  Grams.cross(kernel, x, z), NaiveRecursion.gram(network, target, x, z)))
          .isLessThan(1e-13);
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void float32AgreesWithFloat64(Target target) {
    for (Network network : List.of(BIASED, PLAIN)) {
      Matrix exact = Grams.square(new NetworkKernel(network, target, Precision.FLOAT64), X);
      Matrix single = Grams.square(new NetworkKernel(network, target, Precision.FLOAT32), X);
      assertThat(Grams.relativeError(single, exact)).isLessThan(5e-7);
    }
  }

  /** One input at ever smaller angles from the first and from its opposite. */
  @Test
  void nearParallelAndNearOppositeInputsKeepTheirDigits() {
    Matrix x = Matrix.of(1, 3, new double[] {0.3, -1.2, 0.7});
    for (double sign : new double[] {1, -1}) {
      for (double angle : new double[] {1e-2, 1e-3, 1e-5, 1e-7, 1e-9, 1e-12}) {
        // y = sign · (cos a · x + sin a · x⊥) with |x⊥| = |x|: the angle is known, not measured.
        double[] normal = {1.2, 0.3, 0};
        double stretch = Math.sqrt((0.09 + 1.44 + 0.49) / (1.44 + 0.09));
        Matrix y = Matrix.zeros(1, 3);
        for (int k = 0; k < 3; k++) {
          y.set(
              0, k, sign * (Math.cos(angle) * x.get(0, k) + Math.sin(angle) * stretch * normal[k]));
        }
        double theta = sign > 0 ? angle : Math.PI - angle;
        double q = (0.09 + 1.44 + 0.49) / 3;
        double kappa0 = sign > 0 ? 1 - angle / Math.PI : angle / Math.PI;
        double kappa1 = Math.sin(angle) / Math.PI + kappa0 * Math.cos(theta);
        double expected = q * kappa1 + q * Math.cos(theta) * kappa0;
        Network network = Networks.relu(1, Math.sqrt(2), 0, 1);
        double wide =
            Grams.cross(new NetworkKernel(network, Target.NTK, Precision.FLOAT64), x, y).get(0, 0);
        double single =
            Grams.cross(new NetworkKernel(network, Target.NTK, Precision.FLOAT32), x, y).get(0, 0);
        assertThat(wide).isCloseTo(expected, within(1e-14));
        assertThat(single).isCloseTo(expected, within(2e-7));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void zeroDuplicateOppositeAndScaledRowsAreExact(Precision precision) {
    Matrix v = Matrix.of(5, 3, new double[] {1, -2, .5, 1, -2, .5, -1, 2, -.5, 0, 0, 0, 2, -4, 1});
    Matrix gram = Grams.square(new NetworkKernel(PLAIN, Target.NTK, precision), v);
    double tolerance = precision == Precision.FLOAT64 ? 1e-14 : 1e-6;
    assertThat(gram.data()).doesNotContain(Double.NaN);
    for (int j = 0; j < 5; j++) {
      assertThat(gram.get(3, j)).isZero();
      assertThat(gram.get(1, j)).isCloseTo(gram.get(0, j), within(4 * tolerance));
      assertThat(gram.get(4, j)).isCloseTo(2 * gram.get(0, j), within(8 * tolerance));
    }
    // q = 1.75 and Θ(x, x) = q (L + 1) for a critical network of L hidden layers.
    assertThat(gram.get(0, 0)).isCloseTo(1.75 * 4, within(tolerance));
    assertThat(gram.get(4, 4)).isCloseTo(7 * 4.0, within(4 * tolerance));
  }

  @Test
  void hugeAndTinyInputsDoNotOverflow() {
    Matrix x = Matrix.of(2, 2, new double[] {3e150, -4e150, 3e-150, 4e-150});
    Tile tile = Tile.zeros(Precision.FLOAT64, 2, 2);
    NetworkKernel kernel = new NetworkKernel(PLAIN, Target.NNGP, Precision.FLOAT64);
    Matrix cosines = Matrix.of(2, 2, new double[] {.6, -.8, .6, .8});
    kernel.fill(kernel.prepare(cosines), kernel.prepare(cosines), tile);
    double expected = tile.get(0, 1);
    kernel.fill(kernel.prepare(x), kernel.prepare(x), tile);
    assertThat(tile.get(0, 1)).isCloseTo(25 * expected, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 100, 1000, 1031, 2000})
  void gramIsIndependentOfTileSize(int size) {
    Matrix x = Grams.rows(X, 0, size == 1 ? 53 : 1031);
    NetworkKernel kernel = new NetworkKernel(BIASED, Target.NTK, Precision.FLOAT64);
    assertThat(Grams.relativeError(Grams.tiled(kernel, x, size), Grams.square(kernel, x)))
        .isLessThan(1e-14);
  }

  @Test
  void fillingTwiceGivesTheSameBits() {
    NetworkKernel kernel = new NetworkKernel(BIASED, Target.NTK, Precision.FLOAT32);
    assertThat(Grams.square(kernel, X).data()).isEqualTo(Grams.square(kernel, X).data());
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void diagonalTileIsSymmetricToTheLastBitAndItsDiagonalIsThePanels(Precision precision) {
    NetworkKernel kernel = new NetworkKernel(BIASED, Target.NTK, precision);
    Matrix gram = Grams.square(kernel, X);
    double[] diagonal = kernel.prepare(X).diagonal();
    for (int i = 0; i < X.rows(); i++) {
      double expected = precision == Precision.FLOAT32 ? (float) diagonal[i] : diagonal[i];
      assertThat(gram.get(i, i)).isEqualTo(expected);
      for (int j = 0; j < i; j++) {
        assertThat(gram.get(i, j)).isEqualTo(gram.get(j, i));
      }
    }
  }

  /** Θ = (L + 1) K for a linear network of L + 1 layers with σ_w = 1. */
  @Test
  void linearNetworkIsTheInputCovariance() {
    Network linear = Network.of(List.of(Dense.of(1), Dense.of(1), Dense.of(1)));
    Matrix x = Matrix.of(2, 2, new double[] {1, 2, -3, 1});
    Matrix ntk = Grams.cross(new NetworkKernel(linear, Target.NTK, Precision.FLOAT64), x, x);
    assertThat(ntk.data()).containsExactly(new double[] {7.5, -1.5, -1.5, 15}, within(1e-14));
  }

  @Test
  void emptyPanelMakesAnEmptyTile() {
    NetworkKernel kernel = new NetworkKernel(PLAIN, Target.NTK, Precision.FLOAT64);
    Tile tile = Tile.zeros(Precision.FLOAT64, 0, 3);
    kernel.fill(kernel.prepare(Matrix.zeros(0, 7)), kernel.prepare(Grams.rows(X, 0, 3)), tile);
    assertThat(tile.bytes()).isZero();
  }

  @Test
  void refusesPanelsOfDifferentWidthAndTilesOfTheWrongShape() {
    NetworkKernel kernel = new NetworkKernel(PLAIN, Target.NTK, Precision.FLOAT64);
    var narrow = kernel.prepare(Matrix.zeros(2, 3));
    var wide = kernel.prepare(Matrix.zeros(2, 4));
    assertThatThrownBy(() -> kernel.fill(narrow, wide, Tile.zeros(Precision.FLOAT64, 2, 2)))
        .hasMessage("panels of 3 and 4 features cannot be paired");
    assertThatThrownBy(() -> kernel.fill(narrow, narrow, Tile.zeros(Precision.FLOAT64, 2, 3)))
        .hasMessage("expected a 2 × 2 tile of FLOAT64, found 2 × 3 of FLOAT64");
    assertThatThrownBy(() -> kernel.fillDiagonal(narrow, Tile.zeros(Precision.FLOAT32, 2, 2)))
        .hasMessage("expected a 2 × 2 tile of FLOAT64, found 2 × 2 of FLOAT32");
  }

  @Test
  void refusesAnActivationOnTheRawInputOrAfterAnother() {
    Activation relu = new Activation(PiecewiseLinear.relu());
    assertThatThrownBy(() -> Network.of(List.of(relu, Dense.of(1))))
        .hasMessageStartingWith("layer 1 (relu): relu needs a Gaussian input");
    assertThatThrownBy(() -> Network.of(List.of(Dense.of(1), relu, relu)))
        .hasMessageStartingWith("layer 3 (relu): relu needs a Gaussian input");
  }
}
