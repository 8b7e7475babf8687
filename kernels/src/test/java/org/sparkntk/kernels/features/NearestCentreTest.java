package org.sparkntk.kernels.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

class NearestCentreTest {
  /** Of norms from 1 to 4, so that the nearest one is not the one with the largest product. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void noOtherCentreIsNearer(Precision precision) {
    double[][] centres = ReluNtk.rows(37, 6, 4, 1);
    double[][] rows = ReluNtk.rows(500, 6, 4, 2);
    int[] found = new NearestCentre(ReluNtk.matrix(centres), precision).of(ReluNtk.matrix(rows));
    int[] expected =
        Arrays.stream(rows)
            .mapToInt(
                row ->
                    IntStream.range(0, centres.length)
                        .boxed()
                        .min(Comparator.comparingDouble(c -> distance(row, centres[c])))
                        .orElseThrow())
            .toArray();
    assertThat(found).isEqualTo(expected);
    assertThat(Arrays.stream(found).distinct().count()).isGreaterThan(20);
  }

  private static double distance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(j -> (a[j] - b[j]) * (a[j] - b[j])).sum();
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void ofCentresThatAreAsNearTheFirstIsTaken(Precision precision) {
    double[][] centres = {{3, 0}, {0, 1}, {0, 1}, {0, -1}};
    int[] found =
        new NearestCentre(ReluNtk.matrix(centres), precision)
            .of(Matrix.of(3, 2, new double[] {0, 2, 0, 0, 2, 0}));
    assertThat(found).containsExactly(1, 1, 0);
  }

  @Test
  void zerosAreNearTheSmallestCentre() {
    double[][] centres = {{1, 1}, {0.5, 0}, {0, 0}};
    int[] found =
        new NearestCentre(ReluNtk.matrix(centres), Precision.FLOAT32).of(Matrix.zeros(1, 2));
    assertThat(found).containsExactly(2);
  }
}
