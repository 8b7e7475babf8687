package org.sparkntk.kernels.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkntk.kernels.random.RandomStream;

class HadamardTensorSketchTest {
  private static final int DRAWS = 20_000;

  private final double[] x = Vectors.gaussian(7, 1);
  private final double[] y = Vectors.gaussian(16, 2);
  private final double[] otherX = Vectors.at(0.6, Vectors.unit(x), 3);
  private final double[] otherY = Vectors.at(-0.3, Vectors.unit(y), 4);

  /** Without replacement rows of one factor repel each other: Cov = −Var/(d − 1). */
  @ParameterizedTest
  @CsvSource({"3", "8"})
  void meanAndVarianceAreThoseOfTheDerivation(int m) {
    double productX = Vectors.dot(x, otherX);
    double productY = Vectors.dot(y, otherY);
    double varianceX = rowVariance(x, otherX);
    double varianceY = rowVariance(y, otherY);
    double mean = productX * productY;
    double one = (sq(productX) + varianceX) * (sq(productY) + varianceY) - sq(mean);
    double two = (sq(productX) - varianceX / 7) * (sq(productY) - varianceY / 15) - sq(mean);
    double variance = one / m + two * (m - 1) / m;

    Moments moments = moments(m);
    assertThat(moments.mean()).isCloseTo(mean, within(4 * moments.standardError()));
    assertThat(moments.variance()).isCloseTo(variance, within(4 * moments.varianceError()));
  }

  @ParameterizedTest
  @CsvSource({"5", "8", "16", "40"})
  void theVarianceIsWithinItsBound(int m) {
    Moments moments = moments(m);
    double norms = Vectors.dot(x, x) * Vectors.dot(y, y);
    assertThat(moments.mean())
        .isCloseTo(
            Vectors.dot(x, otherX) * Vectors.dot(y, otherY), within(4 * moments.standardError()));
    assertThat(moments.variance()).isLessThan(8 * norms / m);
  }

  @Test
  void theSketchOfATensorProductIsBilinear() {
    HadamardTensorSketch sketch = sketch(5, 9);
    double[] sum = new double[7];
    for (int i = 0; i < 7; i++) {
      sum[i] = x[i] + 3 * otherX[i];
    }
    float[] expected = apply(sketch, x, y);
    float[] other = apply(sketch, otherX, y);
    float[] found = apply(sketch, sum, y);
    for (int k = 0; k < 5; k++) {
      assertThat((double) found[k]).isCloseTo(expected[k] + 3.0 * other[k], within(1e-4));
    }
  }

  private Moments moments(int m) {
    return Moments.of(
        DRAWS,
        seed -> {
          HadamardTensorSketch sketch = sketch(m, seed);
          return Vectors.dot(apply(sketch, x, y), apply(sketch, otherX, otherY));
        });
  }

  private static HadamardTensorSketch sketch(int m, long seed) {
    return new HadamardTensorSketch(7, 16, m, new RandomStream(seed, 1), new RandomStream(seed, 2));
  }

  private static float[] apply(HadamardTensorSketch sketch, double[] x, double[] y) {
    float[] left = new float[sketch.leftLength()];
    float[] right = new float[sketch.rightLength()];
    sketch.left(Vectors.floats(x), left);
    sketch.right(Vectors.floats(y), right);
    float[] out = new float[sketch.dimension()];
    sketch.multiply(left, right, out, 0);
    return out;
  }

  private static double rowVariance(double[] x, double[] y) {
    double variance = sq(Vectors.dot(x, y)) + Vectors.dot(x, x) * Vectors.dot(y, y);
    for (int i = 0; i < x.length; i++) {
      variance -= 2 * sq(x[i] * y[i]);
    }
    return variance;
  }

  private static double sq(double value) {
    return value * value;
  }
}
