package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedPointTest {
  private final Random random = new Random(5);

  @Test
  void sumsAreThoseOfRealNumbersAndDoNotDependOnTheOrder() {
    Matrix s = gaussian(100, 3, 1e-7);
    FixedPoint format = FixedPoint.forProducts(2.0, s);
    List<Matrix> terms = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      terms.add(gaussian(4, 3, 1e-7));
    }
    double[] expected = new double[12];
    terms.forEach(
        term -> {
          for (int i = 0; i < 12; i++) {
            expected[i] += term.data()[i];
          }
        });
    double[] sum = sum(format, terms);
    Collections.shuffle(terms, random);

    assertThat(sum).containsExactly(expected, within(1e-21));
    assertThat(sum(format, terms)).isEqualTo(sum);
  }

  @Test
  void theLargestSumPossibleDoesNotOverflow() {
    Matrix s = Matrix.of(2, 2, new double[] {1e300, -3e-300, -1e300, 3e-300});
    FixedPoint format = FixedPoint.forProducts(4.0, s);
    Matrix term = Matrix.of(1, 2, new double[] {8e300, -2.4e-299});
    double[] sum = sum(format, List.of(term));
    assertThat(sum[0]).isCloseTo(8e300, within(1e285));
    assertThat(sum[1]).isCloseTo(-2.4e-299, within(1e-300));
  }

  @Test
  void columnsOfZerosGiveZeroAndColumnsThatAreNotFiniteGiveNaN() {
    Matrix s = Matrix.of(1, 3, new double[] {0, Double.POSITIVE_INFINITY, Double.NaN});
    double[] sum =
        sum(FixedPoint.forProducts(1.0, s), List.of(Matrix.of(1, 3, new double[] {0, 1, 1})));
    assertThat(sum[0]).isZero();
    assertThat(Arrays.copyOfRange(sum, 1, 3)).containsOnly(Double.NaN);
  }

  private static double[] sum(FixedPoint format, List<Matrix> terms) {
    long[] sums = new long[terms.get(0).data().length];
    terms.forEach(term -> format.add(term, sums));
    Matrix out = Matrix.zeros(terms.get(0).rows(), terms.get(0).cols());
    format.store(sums, out, 0);
    return out.data();
  }

  private Matrix gaussian(int rows, int cols, double scale) {
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = scale * random.nextGaussian();
    }
    return out;
  }
}
