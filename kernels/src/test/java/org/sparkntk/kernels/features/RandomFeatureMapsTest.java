package org.sparkntk.kernels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Tile;

/** Against the kernel itself, over many seeds. */
class RandomFeatureMapsTest {
  private static final int D = 16;

  private static FeatureMapFactory plain(int depth, int dimension, Directions law, long seed) {
    return new NtkRandomFactory(D, depth, dimension, law, 1, seed);
  }

  private static FeatureMapFactory deflated(int depth, int dimension, long seed) {
    return new DeflatedNtkFactory(D, depth, dimension, 1, seed);
  }

  static Stream<Arguments> unbiased() {
    return Stream.of(
        Arguments.of("gaussian", map(s -> plain(1, 24, Directions.GAUSSIAN, s))),
        Arguments.of("spherical", map(s -> plain(1, 24, Directions.SPHERICAL, s))),
        Arguments.of("orthogonal", map(s -> plain(1, 60, Directions.ORTHOGONAL, s))),
        Arguments.of("gradient", map(s -> new GradientFactory(D, 1, 60, 1, s))),
        Arguments.of("deflated, few directions", map(s -> deflated(1, D + 13, s))),
        Arguments.of("deflated, blocks of directions", map(s -> deflated(1, D + 100, s))));
  }

  private static LongFunction<FeatureMapFactory> map(LongFunction<FeatureMapFactory> maps) {
    return maps;
  }

  /** Every inner product, over 2,000 seeds, within five standard errors of its mean. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("unbiased")
  void oneHiddenLayerIsUnbiased(String name, LongFunction<FeatureMapFactory> maps) {
    double[][] x = ReluNtk.rows(6, D, 0.5, 3);
    for (int j = 0; j < D; j++) {
      x[1][j] = -0.9 * x[0][j] + 0.1 * x[1][j];
      x[2][j] = 0.99 * x[0][j] + 0.1 * x[2][j];
    }
    double[][] exact = ReluNtk.gram(x, 1);
    int draws = 2000;
    double[][] sum = new double[6][6];
    double[][] squares = new double[6][6];
    for (int seed = 0; seed < draws; seed++) {
      double[][] found = ReluNtk.gram(maps.apply(seed).map().features(ReluNtk.matrix(x)));
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
          sum[i][j] += found[i][j];
          squares[i][j] += found[i][j] * found[i][j];
        }
      }
    }
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        double mean = sum[i][j] / draws;
        double deviation = Math.sqrt(squares[i][j] / draws - mean * mean);
        assertThat(mean)
            .as(name + " " + i + ", " + j)
            .isCloseTo(exact[i][j], within(5 * deviation / Math.sqrt(draws) + 1e-6));
      }
    }
  }

  static Stream<Arguments> consistent() {
    return Stream.of(1, 3)
        .flatMap(
            depth ->
                Stream.of(
                    Arguments.of("gaussian", depth, sized(depth, Directions.GAUSSIAN)),
                    Arguments.of("spherical", depth, sized(depth, Directions.SPHERICAL)),
                    Arguments.of("orthogonal", depth, sized(depth, Directions.ORTHOGONAL)),
                    Arguments.of(
                        "deflated", depth, (Sized) (m, s) -> deflated(depth, D + depth * m, s))));
  }

  private static Sized sized(int depth, Directions law) {
    return (m, seed) -> plain(depth, m, law, seed);
  }

  /** A map of some dimension. */
  @FunctionalInterface
  interface Sized {
    FeatureMapFactory of(int dimension, long seed);
  }

  @ParameterizedTest(name = "{0}, {1} hidden layers")
  @MethodSource("consistent")
  void theErrorFallsWithTheRootOfTheDimension(String name, int depth, Sized maps) {
    double[][] x = ReluNtk.rows(40, D, 0, 5);
    double[][] exact = ReluNtk.gram(x, depth);
    double small = error(maps, 96, 12, x, exact);
    double large = error(maps, 1536, 12, x, exact);
    double slope = Math.log(large / small) / Math.log(16);
    assertThat(slope).as("%s: %.3f to %.3f", name, small, large).isCloseTo(-0.5, within(0.1));
  }

  private static double error(Sized maps, int m, int seeds, double[][] x, double[][] exact) {
    double sum = 0;
    for (int seed = 0; seed < seeds; seed++) {
      double[][] found = ReluNtk.gram(maps.of(m, 100 + seed).map().features(ReluNtk.matrix(x)));
      sum += Math.pow(ReluNtk.error(found, exact), 2);
    }
    return Math.sqrt(sum / seeds);
  }

  /** At equal numbers of directions and of sketched features, and at equal dimension. */
  @Test
  void deflationLowersTheError() {
    double[][] x = ReluNtk.rows(40, D, 0, 7);
    for (int depth : new int[] {1, 3}) {
      double[][] exact = ReluNtk.gram(x, depth);
      for (int m : new int[] {64, 256}) {
        int of = depth;
        double plain = error((k, s) -> plain(of, k, Directions.GAUSSIAN, s), 3 * m, 8, x, exact);
        double same = error((k, s) -> deflated(of, k, s), D + depth * (1 + 3 * m), 8, x, exact);
        assertThat(same).as("depth %d, m %d", depth, m).isLessThan(0.4 * plain);
      }
      int of = depth;
      double plain = error((k, s) -> plain(of, k, Directions.GAUSSIAN, s), 1024, 8, x, exact);
      double same = error((k, s) -> deflated(of, k, s), 1024, 8, x, exact);
      assertThat(same).as("depth %d: %.3f", depth, same / plain).isLessThan(0.6 * plain);
    }
  }

  /** The error falls with the width, and the features are as many as its square. */
  @Test
  void gradientsOfWideNetworksTendToTheKernel() {
    double[][] x = ReluNtk.rows(12, D, 0.3, 8);
    double[][] exact = ReluNtk.gram(x, 3);
    int narrow = 64 * (D + 2 * 64 + 1);
    int wide = 256 * (D + 2 * 256 + 1);
    Sized maps = (m, seed) -> new GradientFactory(D, 3, m, 1, seed);
    double slope = Math.log(error(maps, wide, 40, x, exact) / error(maps, narrow, 40, x, exact));
    assertThat(slope / Math.log(4)).isCloseTo(-0.5, within(0.15));
    assertThat(new GradientFactory(D, 3, wide, 1, 1).map().dimension()).isEqualTo(wide);
    assertThatThrownBy(() -> new GradientFactory(D, 3, 18, 1, 1))
        .hasMessageContaining("at least 19 features, found 18");
  }

  @Test
  void squaredNormsTendToThoseOfTheKernel() {
    double[][] x = ReluNtk.rows(5, D, 0.5, 9);
    for (int depth = 1; depth <= 4; depth++) {
      Float32Tile features =
          (Float32Tile)
              new DeflatedNtkFactory(D, depth, D + depth * 1500, 2.5, 4)
                  .map()
                  .features(ReluNtk.matrix(x));
      double[][] gram = ReluNtk.gram(features);
      for (int i = 0; i < x.length; i++) {
        double expected = 2.5 * (depth + 1) * ReluNtk.dot(x[i], x[i]);
        assertThat(gram[i][i]).isCloseTo(expected, within(0.15 * expected));
      }
    }
  }

  /**
   * Means over seeds, because all layers make the norm of an example vary. The first third of the
   * features is φ.
   */
  @ParameterizedTest
  @EnumSource
  void layersKeepTheSquaredNormOfTheSignalAndAddItToThatOfTheTangent(Directions law) {
    double[][] x = ReluNtk.rows(3, D, 0.5, 10);
    int seeds = 16;
    for (int depth : new int[] {1, 4}) {
      double[] signal = new double[x.length];
      double[] tangent = new double[x.length];
      for (int seed = 0; seed < seeds; seed++) {
        NtkRandomFactory maps = new NtkRandomFactory(D, depth, 900, law, 2.5, seed);
        Tile psi = maps.map().features(ReluNtk.matrix(x));
        for (int i = 0; i < x.length; i++) {
          double unit = 2.5 * ReluNtk.dot(x[i], x[i]) * seeds;
          signal[i] += squaredNorm(psi, i, maps.rectifiers()) / unit;
          tangent[i] += squaredNorm(psi, i, psi.cols()) / unit;
        }
      }
      for (int i = 0; i < x.length; i++) {
        assertThat(signal[i]).as("depth %d", depth).isCloseTo(1, within(0.2));
        assertThat(tangent[i] / (depth + 1)).as("depth %d", depth).isCloseTo(1, within(0.2));
      }
    }
  }

  private static double squaredNorm(Tile psi, int row, int columns) {
    double sum = 0;
    for (int k = 0; k < columns; k++) {
      sum += psi.get(row, k) * psi.get(row, k);
    }
    return sum;
  }

  @Test
  void zeroHasNoFeatures() {
    Matrix zero = Matrix.zeros(3, D);
    for (FeatureMapFactory factory :
        new FeatureMapFactory[] {
          plain(2, 30, Directions.GAUSSIAN, 1),
          deflated(2, D + 40, 1),
          new GradientFactory(D, 2, 400, 1, 1)
        }) {
      for (float value : ((Float32Tile) factory.map().features(zero)).values()) {
        assertThat(value == 0).isTrue(); // of either sign
      }
    }
    assertThat(plain(1, 30, Directions.GAUSSIAN, 1).map().features(Matrix.zeros(0, D)).rows())
        .isZero();
  }

  @Test
  void equalBlocksHaveEqualFeaturesAndOtherSeedsOthers() {
    Matrix x = ReluNtk.matrix(ReluNtk.rows(20, D, 0, 11));
    float[] once = ((Float32Tile) deflated(3, 400, 5).map().features(x)).values();
    float[] again = ((Float32Tile) deflated(3, 400, 5).map().features(x)).values();
    float[] other = ((Float32Tile) deflated(3, 400, 6).map().features(x)).values();
    assertThat(again).isEqualTo(once);
    assertThat(other).isNotEqualTo(once);
  }

  @Test
  void fourierFeaturesTendToTheGaussianKernel() {
    double[][] x = ReluNtk.rows(30, D, 0.3, 13);
    double[][] exact = new double[30][30];
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 30; j++) {
        double square = 0;
        for (int k = 0; k < D; k++) {
          square += Math.pow(x[i][k] - x[j][k], 2);
        }
        exact[i][j] = Math.exp(-square / (2 * 0.7 * 0.7));
      }
    }
    Sized maps = (m, seed) -> new FourierFactory(D, m, 0.7, seed);
    double small = error(maps, 64, 20, x, exact);
    double large = error(maps, 1024, 20, x, exact);
    assertThat(Math.log(large / small) / Math.log(16)).isCloseTo(-0.5, within(0.1));
  }

  @Test
  void theMeanCoordinateOfASphereIsKnown() {
    assertThat(Deflation.meanCoordinate(1)).isEqualTo(1);
    assertThat(Deflation.meanCoordinate(2)).isCloseTo(2 / Math.PI, within(1e-15));
    assertThat(Deflation.meanCoordinate(3)).isCloseTo(0.5, within(1e-15));
    assertThat(Deflation.meanCoordinate(8000))
        .isCloseTo(Math.sqrt(2 / (Math.PI * 7999.5)), within(1e-9));
  }

  @Test
  void whatIsTooSmallIsRefusedWithBothNumbers() {
    assertThatThrownBy(() -> deflated(3, D + 11, 1))
        .hasMessageContaining("at least 28 features, found 27");
    assertThatThrownBy(() -> plain(0, 100, Directions.GAUSSIAN, 1))
        .hasMessageContaining("at least 1 hidden layer");
    assertThatThrownBy(() -> new FourierFactory(D, 7, 1, 1)).hasMessageContaining("found 7");
  }
}
