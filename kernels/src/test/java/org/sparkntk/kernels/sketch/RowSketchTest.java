package org.sparkntk.kernels.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSketchTest {
  private static final int WIDTH = 9;
  private static final int DRAWS = 4_000;
  private static final PolynomialFit KERNEL =
      new PolynomialFit(List.of(0.3, 1.0, 0.4, 0.0, 0.2, 0.1));
  private static final PolynomialFit WITHOUT_CONSTANT =
      new PolynomialFit(List.of(0.0, 0.5, 0.0, 0.5));

  private final double[] x = Vectors.unit(Vectors.gaussian(WIDTH, 1));

  @ParameterizedTest
  @EnumSource
  void onePassFeaturesHaveThePolynomialAsTheirMean(LeafType leaf) {
    for (double cosine : new double[] {-0.7, 0.2, 0.9, 1}) {
      requireMean(
          seed -> new OnePassSketch(WIDTH, KERNEL, 41, leaf, seed), cosine, KERNEL.value(cosine));
    }
    requireMean(
        seed -> new OnePassSketch(WIDTH, WITHOUT_CONSTANT, 16, leaf, seed),
        0.5,
        WITHOUT_CONSTANT.value(0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.7, 0.2, 0.9, 1})
  void oneLayerHasTheSeriesAsItsMean(double cosine) {
    for (int degree : new int[] {2, 8}) {
      double mean = layerwise(1, degree, cosine);
      requireMean(
          seed -> new LayerwiseSketch(WIDTH, 1, degree, 41, LeafType.COUNT_SKETCH, seed),
          cosine,
          mean);
    }
  }

  private void requireMean(LongFunction<RowSketch> draw, double cosine, double mean) {
    double[] y = Vectors.at(cosine, x, 2);
    Moments moments = Moments.of(DRAWS, seed -> product(draw.apply(seed), x, y));
    assertThat(moments.mean()).isCloseTo(mean, within(4 * moments.standardError() + 1e-6));
  }

  private static double product(RowSketch sketch, double[] x, double[] y) {
    RowSketch.Work work = sketch.work();
    float[] a = new float[sketch.dimension()];
    float[] b = new float[sketch.dimension()];
    work.apply(Vectors.row(x), a, 0);
    work.apply(Vectors.row(y), b, 0);
    return Vectors.dot(a, b);
  }

  /** The bias of more layers is of the order of the variance, 1/dimension. */
  @ParameterizedTest
  @CsvSource({"2, 0.2", "3, 0.2", "3, 0.9", "3, 1"})
  void moreLayersHaveABiasThatVanishes(int depth, double cosine) {
    double[] y = Vectors.at(cosine, x, 2);
    double mean = layerwise(depth, 4, cosine);
    Moments moments =
        Moments.of(
            60,
            seed -> product(new LayerwiseSketch(WIDTH, depth, 4, 4096, LeafType.SRHT, seed), x, y));
    assertThat(moments.mean()).isCloseTo(mean, within(4 * moments.standardError() + 0.01 * mean));
    assertThat(Math.sqrt(moments.variance())).isLessThan(0.1 * (depth + 1));
  }

  private static double layerwise(int depth, int degree, double cosine) {
    PolynomialFit p1 = fit(TaylorSeries.closed(TaylorSeries.kappa1(degree)));
    PolynomialFit p0 = fit(TaylorSeries.closed(TaylorSeries.kappa0(degree)));
    double s = cosine;
    double t = cosine;
    for (int l = 0; l < depth; l++) {
      t = t * p0.value(s) + p1.value(s);
      s = p1.value(s);
    }
    return t;
  }

  private static PolynomialFit fit(double[] c) {
    return new PolynomialFit(Arrays.stream(c).boxed().toList());
  }

  @Test
  void featuresAreAsManyAsAskedFor() {
    for (int dimension : new int[] {6, 7, 31, 32, 33}) {
      assertThat(new OnePassSketch(WIDTH, KERNEL, dimension, LeafType.OSNAP, 1).dimension())
          .isEqualTo(dimension);
      assertThat(new LayerwiseSketch(WIDTH, 2, 4, dimension, LeafType.OSNAP, 1).dimension())
          .isEqualTo(dimension);
    }
  }

  @Test
  void dimensionsThatAreTooSmallAreRefused() {
    assertThatThrownBy(() -> new OnePassSketch(WIDTH, KERNEL, 5, LeafType.SRHT, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sketch of degree 5 needs a dimension of at least 6, found 5");
    assertThatThrownBy(() -> new LayerwiseSketch(WIDTH, 2, 8, 8, LeafType.SRHT, 1))
        .hasMessage("a sketch of degree 8 needs a dimension of at least 9, found 8");
    assertThatThrownBy(() -> new LayerwiseSketch(WIDTH, 0, 8, 64, LeafType.SRHT, 1))
        .hasMessage("expected a depth from 1 to 1000, found 0");
    assertThatThrownBy(() -> new LayerwiseSketch(WIDTH, 1, 1, 64, LeafType.SRHT, 1))
        .hasMessage("expected a degree of at least 2, found 1");
  }
}
