package org.sparkntk.kernels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.TallProduct;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.InputCovariance;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;

class NystromFeaturesTest {
  private static final int D = 8;
  private static final double ROOT = Math.sqrt(2);

  /** The NTK of one hidden layer, as {@link ReluNtk} has it. */
  private static NetworkKernel kernel(Precision precision) {
    Network network =
        Network.of(List.of(Dense.of(ROOT), new Activation(PiecewiseLinear.relu()), Dense.of(1)));
    return new NetworkKernel(network, InputCovariance.SUM, Target.NTK, precision);
  }

  private static NystromFeatures map(Precision precision, double[][] landmarks) {
    return new NystromFactory(
            kernel(precision), kernel(Precision.FLOAT64), ReluNtk.matrix(landmarks))
        .map();
  }

  @Test
  void landmarksHaveTheKernelItself() {
    double[][] x = ReluNtk.rows(30, D, 0.3, 1);
    double[][] exact = ReluNtk.gram(x, 1);
    Tile wide = map(Precision.FLOAT64, x).features(ReluNtk.matrix(x));
    assertThat(ReluNtk.error(ReluNtk.gram(wide), exact)).isLessThan(1e-9);
    Tile narrow = map(Precision.FLOAT32, x).features(ReluNtk.matrix(x));
    assertThat(ReluNtk.error(ReluNtk.gram(narrow), exact)).isLessThan(1e-4);
  }

  @Test
  void theDiagonalIsNeverAboveThatOfTheKernelAndGrowsWithTheLandmarks() {
    double[][] x = ReluNtk.rows(60, D, 0.3, 2);
    double[] before = new double[x.length];
    for (int m : new int[] {5, 20, 60}) {
      double[][] gram =
          ReluNtk.gram(map(Precision.FLOAT64, Arrays.copyOf(x, m)).features(ReluNtk.matrix(x)));
      for (int i = 0; i < x.length; i++) {
        assertThat(gram[i][i]).isBetween(before[i] - 1e-9, ReluNtk.of(x[i], x[i], 1) + 1e-9);
        before[i] = gram[i][i];
      }
    }
  }

  @Test
  void landmarksMayBeCopiesOfOthers() {
    double[][] x = ReluNtk.rows(20, D, 0, 3);
    double[][] twice = new double[40][];
    for (int i = 0; i < 40; i++) {
      twice[i] = x[i % 20];
    }
    for (Precision precision : Precision.values()) {
      double[][] once = ReluNtk.gram(map(precision, x).features(ReluNtk.matrix(x)));
      double[][] both = ReluNtk.gram(map(precision, twice).features(ReluNtk.matrix(x)));
      assertThat(ReluNtk.error(both, once)).as(precision.name()).isLessThan(1e-4);
    }
  }

  @Test
  void weightsAreAnExpansionInTheLandmarks() {
    double[][] landmarks = ReluNtk.rows(12, D, 0.2, 4);
    double[][] x = ReluNtk.rows(9, D, 0.2, 5);
    NystromFeatures map = map(Precision.FLOAT64, landmarks);
    Tile features = map.features(ReluNtk.matrix(x));
    Matrix weights = Matrix.zeros(12, 2);
    for (int i = 0; i < 24; i++) {
      weights.data()[i] = Math.sin(i);
    }
    Matrix cross = Matrix.zeros(9, 12);
    Matrix z = Matrix.zeros(9, 12);
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 12; j++) {
        cross.set(i, j, ReluNtk.of(x[i], landmarks[j], 1));
        z.set(i, j, features.get(i, j));
      }
    }
    double[] expected = TallProduct.times(z, weights).data();
    double[] found = TallProduct.times(cross, map.coefficients(weights)).data();
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-8));
    }
  }

  @Test
  void landmarksThatAreAllZeroAreRefused() {
    assertThatThrownBy(() -> map(Precision.FLOAT64, new double[3][D]))
        .hasMessageContaining("positive and finite, found 0.0");
  }

  /** As rounding may leave it: the first jitters do not make it positive definite. */
  private record Indefinite(Precision precision) implements Kernel {
    private static final double[] GRAM = {1, 1 + 1e-9, 0.5, 1 + 1e-9, 1, 0.5, 0.5, 0.5, 1};

    private record Landmarks(int rows) implements Panel {
      @Override
      public double[] diagonal() {
        return new double[] {1, 1, 1};
      }

      @Override
      public long bytes() {
        return 0;
      }
    }

    @Override
    public Panel prepare(Matrix examples) {
      return new Landmarks(examples.rows());
    }

    @Override
    public void fill(Panel rows, Panel cols, Tile out) {
      for (int i = 0; i < 3; i++) {
        out.setRow(i, GRAM, 3 * i, 1);
      }
    }

    @Override
    public void fillDiagonal(Panel panel, Tile out) {
      fill(panel, panel, out);
    }
  }

  @Test
  void anotherAttemptStartsFromTheKernelAgain() {
    Kernel kernel = new Indefinite(Precision.FLOAT64);
    double[][] gram =
        ReluNtk.gram(
            new NystromFeatures(kernel, kernel, Matrix.zeros(3, D)).features(Matrix.zeros(3, D)));
    for (int i = 0; i < 9; i++) {
      assertThat(gram[i / 3][i % 3]).isCloseTo(Indefinite.GRAM[i], within(1e-7));
    }
  }
}
