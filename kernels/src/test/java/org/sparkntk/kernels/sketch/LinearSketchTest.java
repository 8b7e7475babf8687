package org.sparkntk.kernels.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkntk.kernels.random.RandomStream;

class LinearSketchTest {
  private static final int DRAWS = 20_000;

  /**
   * Width 13 is padded to 16 for the Hadamard transform. A dimension above it repeats rotations:
   * what is left of the variance is that of the last, incomplete one.
   */
  @ParameterizedTest
  @CsvSource({
    "COUNT_SKETCH, 8, 1",
    "COUNT_SKETCH, 20, 1",
    "OSNAP, 8, 1",
    "OSNAP, 20, 1",
    "SRHT, 5, 0.7333333",
    "SRHT, 16, 0",
    "SRHT, 32, 0",
    "SRHT, 20, 0.16"
  })
  void meanAndVarianceAreThoseOfTheFormulas(LeafType type, int dimension, double factor) {
    double[] x = Vectors.gaussian(13, 1);
    double[] y = Vectors.at(0.4, Vectors.unit(x), 2);
    double product = Vectors.dot(x, y);
    Moments moments = Moments.of(DRAWS, seed -> product(type, dimension, x, y, seed));
    assertThat(moments.mean()).isCloseTo(product, within(4 * moments.standardError() + 1e-6));
    double variance = product * product + Vectors.dot(x, x) * Vectors.dot(y, y);
    for (int i = 0; i < x.length; i++) {
      variance -= 2 * x[i] * x[i] * y[i] * y[i];
    }
    variance *= factor / dimension;
    assertThat(moments.variance()).isCloseTo(variance, within(4 * moments.varianceError() + 1e-12));
  }

  private static double product(LeafType type, int m, double[] x, double[] y, long seed) {
    LinearSketch sketch = type.draw(x.length, m, new RandomStream(seed, 7));
    return Vectors.dot(apply(sketch, x), apply(sketch, y));
  }

  private static float[] apply(LinearSketch sketch, double[] x) {
    float[] out = new float[sketch.dimension()];
    sketch.apply(Vectors.row(x), out, 0, new float[sketch.scratchLength()]);
    return out;
  }

  @Test
  void aSketchIsLinearAndStaysInItsPlace() {
    double[] x = Vectors.gaussian(13, 3);
    double[] y = Vectors.gaussian(13, 4);
    double[] sum = new double[13];
    for (int i = 0; i < 13; i++) {
      sum[i] = 2 * x[i] - y[i];
    }
    for (LeafType type : LeafType.values()) {
      LinearSketch sketch = type.draw(13, 6, new RandomStream(5, 7));
      float[] out = {9, 9, 9, 9, 9, 9, 9, 9};
      sketch.apply(Vectors.row(sum), out, 1, new float[sketch.scratchLength()]);
      assertThat(out[0]).isEqualTo(9);
      assertThat(out[7]).isEqualTo(9);
      for (int k = 0; k < 6; k++) {
        double expected = 2 * apply(sketch, x)[k] - apply(sketch, y)[k];
        assertThat((double) out[k + 1]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void aColumnOfOsnapHasAsManyEntriesAsItShould() {
    Osnap sketch = new Osnap(40, 10, 4, new RandomStream(1, 2));
    for (int i = 0; i < 40; i++) {
      double[] unit = new double[40];
      unit[i] = 1;
      int entries = 0;
      for (float value : apply(sketch, unit)) {
        entries += value == 0 ? 0 : 1;
        assertThat(Math.abs(value)).isIn(0f, 0.5f);
      }
      assertThat(entries).isEqualTo(4);
    }
  }

  @Test
  void osnapNeedsARowForEachEntry() {
    assertThatThrownBy(() -> new Osnap(5, 3, 4, new RandomStream(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 1 to 3 entries a column, found 4");
  }
}
