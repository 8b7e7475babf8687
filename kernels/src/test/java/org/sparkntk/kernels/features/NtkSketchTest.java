package org.sparkntk.kernels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.sketch.LeafType;
import org.sparkntk.kernels.sketch.PolynomialFit;
import org.sparkntk.kernels.sketch.ReluKernels;
import org.sparkntk.kernels.sketch.SparseRows;

class NtkSketchTest {
  private static final int ROWS = 20;
  private static final int WIDTH = 12;
  private static final int DRAWS = 8;

  private final Matrix examples = gaussian(ROWS, WIDTH);

  /** In 60 dimensions a CountSketch has so many collisions that a few draws show their average. */
  @ParameterizedTest
  @CsvSource({"ONE_PASS, SRHT", "ONE_PASS, COUNT_SKETCH", "ONE_PASS, OSNAP", "LAYERWISE, SRHT"})
  void theErrorFallsWithTheRootOfTheDimension(SketchMode mode, LeafType leaf) {
    int[] dimensions = {256, 512, 1024, 2048};
    // Of degree 64 the polynomial itself is too close to the kernel to be seen.
    int degree = mode == SketchMode.ONE_PASS ? 4 : 64;
    PolynomialFit fit = PolynomialFit.of(t -> ReluKernels.ntk(1, t), degree);
    DoubleUnaryOperator target =
        mode == SketchMode.ONE_PASS ? fit::value : t -> ReluKernels.ntk(1, t);
    Matrix wide = gaussian(ROWS, 60);
    double[] errors = new double[dimensions.length];
    for (int i = 0; i < dimensions.length; i++) {
      int dimension = dimensions[i];
      errors[i] =
          relativeError(
              seed -> new NtkSketchFactory(60, 1, degree, dimension, mode, leaf, seed, 1).map(),
              wide,
              target);
    }
    assertThat(slope(dimensions, errors)).isCloseTo(-0.5, within(0.1));
  }

  /** A sketch without bias adds its variance to the squared error of the fit, and no more. */
  @Test
  void theErrorComesDownToThatOfTheFit() {
    DoubleUnaryOperator ntk = t -> ReluKernels.ntk(1, t);
    PolynomialFit fit = PolynomialFit.of(ntk, 2);
    Matrix few = gaussian(7, 3);
    IntFunction<FeatureMap> draw =
        seed ->
            new NtkSketchFactory(3, 1, 2, 16384, SketchMode.ONE_PASS, LeafType.SRHT, seed, 1).map();
    double fitError = distance(gram(few, fit::value), gram(few, ntk)) / norm(gram(few, ntk));
    double error = relativeError(draw, few, ntk);
    double sketchError = relativeError(draw, few, fit::value);
    assertThat(fitError).isGreaterThan(2 * sketchError);
    assertThat(error).isCloseTo(Math.hypot(fitError, sketchError), within(0.1 * fitError));
  }

  @ParameterizedTest
  @EnumSource
  void deepFeaturesComeCloseToTheKernel(SketchMode mode) {
    double error =
        relativeError(
            seed -> factory(3, 8, 2048, mode, LeafType.SRHT, seed).map(),
            examples,
            t -> ReluKernels.ntk(3, t));
    assertThat(error).isLessThan(0.15);
  }

  /** Powers of vectors that are not unit vectors would be off by many orders of magnitude. */
  @ParameterizedTest
  @EnumSource
  void deepFeaturesOfSmallDimensionHaveTheSizeOfTheKernel(LeafType leaf) {
    double error =
        relativeError(
            seed -> factory(3, 16, 64, SketchMode.LAYERWISE, leaf, seed).map(),
            examples,
            t -> ReluKernels.ntk(3, t));
    assertThat(error).isLessThan(1);
  }

  @Test
  void aKernelOfAnotherActivationIsServedByItsPolynomial() {
    DoubleUnaryOperator kernel = t -> Math.exp(0.7 * (t - 1));
    PolynomialFit fit = PolynomialFit.of(kernel, 8);
    double error =
        relativeError(
            seed ->
                new PolynomialSketchFactory(WIDTH, fit, 2048, LeafType.SRHT, seed, 1, ZeroRows.ZERO)
                    .map(),
            examples,
            kernel);
    assertThat(error).isLessThan(0.05);
  }

  @ParameterizedTest
  @EnumSource
  void sparseExamplesHaveTheFeaturesOfTheirDenseCopies(LeafType leaf) {
    Random random = new Random(3);
    Matrix dense = gaussian(5, 50);
    for (int i = 0; i < dense.data().length; i++) {
      dense.data()[i] *= random.nextInt(6) == 0 ? 1 : 0;
    }
    for (SketchMode mode : SketchMode.values()) {
      NtkSketch map = new NtkSketchFactory(50, 2, 4, 33, mode, leaf, 4, 1).map();
      assertThat(values(map.features(sparse(dense)))).isEqualTo(values(map.features(dense)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void featuresDependOnTheSeedAndTheExampleAlone(SketchMode mode) {
    NtkSketchFactory factory = factory(2, 4, 37, mode, LeafType.OSNAP, 11);
    float[] all = values(factory.map().features(examples));
    assertThat(values(factory.map().features(examples))).isEqualTo(all);
    float[] one = values(factory.map().features(examples.rowRange(13, 1)));
    for (int k = 0; k < 37; k++) {
      assertThat(one[k]).isEqualTo(all[13 * 37 + k]);
    }
    assertThat(values(factory(2, 4, 37, mode, LeafType.OSNAP, 12).map().features(examples)))
        .isNotEqualTo(all);
  }

  @ParameterizedTest
  @EnumSource
  void anExampleOfZerosHasFeaturesOfZeros(SketchMode mode) {
    Matrix two = examples.rowRange(0, 2);
    for (int k = 0; k < WIDTH; k++) {
      two.set(0, k, 0);
    }
    NtkSketch map = factory(2, 4, 32, mode, LeafType.SRHT, 5).map();
    Tile features = map.features(two);
    Tile alone = map.features(two.rowRange(1, 1));
    for (int k = 0; k < 32; k++) {
      assertThat(features.get(0, k)).isZero();
      assertThat(features.get(1, k)).isEqualTo(alone.get(0, k));
    }
    assertThat(map.features(two.rowRange(0, 0)).rows()).isZero();
  }

  @Test
  void theNormAndTheScaleAreFactors() {
    Matrix large = examples.copy();
    for (int i = 0; i < large.data().length; i++) {
      large.data()[i] *= 8;
    }
    NtkSketchFactory one = factory(1, 4, 32, SketchMode.ONE_PASS, LeafType.SRHT, 5);
    float[] plain = values(one.map().features(examples));
    float[] scaled =
        values(
            new NtkSketchFactory(WIDTH, 1, 4, 32, one.mode(), one.leaf(), 5, 0.25)
                .map()
                .features(large));
    for (int i = 0; i < plain.length; i++) {
      assertThat(scaled[i]).isEqualTo(4 * plain[i]);
    }
  }

  @Test
  void theMapSaysWhatItMakes() {
    NtkSketch map = factory(1, 4, 32, SketchMode.ONE_PASS, LeafType.SRHT, 5).map();
    assertThat(map.width()).isEqualTo(WIDTH);
    assertThat(map.dimension()).isEqualTo(32);
    assertThat(map.precision()).isEqualTo(Precision.FLOAT32);
    Tile features = map.features(examples);
    assertThat(features.rows()).isEqualTo(ROWS);
    assertThat(features.cols()).isEqualTo(32);
  }

  @Test
  void factoriesTravel() throws IOException, ClassNotFoundException {
    PolynomialFit fit = PolynomialFit.of(t -> ReluKernels.ntk(1, t), 4);
    FeatureMapFactory polynomial =
        new PolynomialSketchFactory(WIDTH, fit, 32, LeafType.SRHT, 5, 1, ZeroRows.ZERO);
    FeatureMapFactory ntk = factory(1, 4, 32, SketchMode.ONE_PASS, LeafType.SRHT, 5);
    assertThat(copy(polynomial)).isEqualTo(polynomial);
    assertThat(copy(ntk)).isEqualTo(ntk);
    assertThat(values(polynomial.map().features(examples)))
        .isEqualTo(values(copy(ntk).map().features(examples)));
  }

  @Test
  void parametersThatCannotBeMetAreRefused() {
    requireRefused(0, 1, 4, 32, 1, "width: expected at least 1, found 0");
    requireRefused(5, 0, 4, 32, 1, "depth: expected 1 to 1000 hidden layers, found 0");
    requireRefused(5, 1, 3, 32, 1, "degree: expected a power of two from 2 to 64, found 3");
    requireRefused(5, 1, 1, 32, 1, "degree: expected a power of two from 2 to 64, found 1");
    requireRefused(5, 1, 128, 512, 1, "degree: expected a power of two from 2 to 64, found 128");
    requireRefused(5, 1, 8, 8, 1, "dimension: expected at least 9 for degree 8, found 8");
    requireRefused(5, 1, 8, 9, 0, "scale: expected positive and finite, found 0.0");
    PolynomialFit linear = new PolynomialFit(List.of(0.0, 1.0));
    assertThatThrownBy(
            () -> new PolynomialSketchFactory(5, linear, 1, LeafType.SRHT, 1, 1, ZeroRows.ZERO))
        .hasMessage("dimension: expected at least 2 for degree 1, found 1");
    NtkSketch map = factory(1, 4, 32, SketchMode.ONE_PASS, LeafType.SRHT, 5).map();
    assertThatThrownBy(() -> map.features(Matrix.zeros(2, 11)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected examples of 12 features, found 11");
    assertThatThrownBy(() -> map.features(sparse(Matrix.zeros(2, 13))))
        .hasMessage("expected examples of 12 features, found 13");
  }

  private static void requireRefused(
      int width, int depth, int degree, int dimension, double scale, String message) {
    assertThatThrownBy(
            () ->
                new NtkSketchFactory(
                    width, depth, degree, dimension, SketchMode.ONE_PASS, LeafType.SRHT, 1, scale))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static NtkSketchFactory factory(
      int depth, int degree, int dimension, SketchMode mode, LeafType leaf, long seed) {
    return new NtkSketchFactory(WIDTH, depth, degree, dimension, mode, leaf, seed, 1);
  }

  /** Root mean square over draws of the Frobenius error, over the norm of the Gram matrix. */
  private static double relativeError(
      IntFunction<FeatureMap> draw, Matrix x, DoubleUnaryOperator kernel) {
    double[] exact = gram(x, kernel);
    double squares = 0;
    for (int seed = 0; seed < DRAWS; seed++) {
      Tile z = draw.apply(seed).features(x);
      double[] products = new double[exact.length];
      for (int i = 0; i < x.rows(); i++) {
        for (int j = 0; j < x.rows(); j++) {
          for (int k = 0; k < z.cols(); k++) {
            products[i * x.rows() + j] += z.get(i, k) * z.get(j, k);
          }
        }
      }
      double distance = distance(products, exact);
      squares += distance * distance / DRAWS;
    }
    return Math.sqrt(squares) / norm(exact);
  }

  private static double[] gram(Matrix x, DoubleUnaryOperator kernel) {
    double[] gram = new double[x.rows() * x.rows()];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.rows(); j++) {
        double norms = Math.sqrt(dot(x, i, i) * dot(x, j, j));
        gram[i * x.rows() + j] = norms * kernel.applyAsDouble(i == j ? 1 : dot(x, i, j) / norms);
      }
    }
    return gram;
  }

  private static double dot(Matrix x, int i, int j) {
    double sum = 0;
    for (int k = 0; k < x.cols(); k++) {
      sum += x.get(i, k) * x.get(j, k);
    }
    return sum;
  }

  private static double norm(double[] a) {
    return distance(a, new double[a.length]);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /** The least squares slope of log error against log dimension. */
  private static double slope(int[] dimensions, double[] errors) {
    double mean = 0;
    for (int dimension : dimensions) {
      mean += Math.log(dimension) / dimensions.length;
    }
    double numerator = 0;
    double denominator = 0;
    for (int i = 0; i < dimensions.length; i++) {
      double x = Math.log(dimensions[i]) - mean;
      numerator += x * Math.log(errors[i]);
      denominator += x * x;
    }
    return numerator / denominator;
  }

  private static SparseRows sparse(Matrix dense) {
    int[] starts = new int[dense.rows() + 1];
    int[] columns = new int[dense.data().length];
    double[] values = new double[dense.data().length];
    int count = 0;
    for (int i = 0; i < dense.rows(); i++) {
      for (int j = 0; j < dense.cols(); j++) {
        if (dense.get(i, j) != 0) {
          columns[count] = j;
          values[count] = dense.get(i, j);
          count++;
        }
      }
      starts[i + 1] = count;
    }
    return new SparseRows(
        dense.cols(), starts, Arrays.copyOf(columns, count), Arrays.copyOf(values, count));
  }

  private static Matrix gaussian(int rows, int cols) {
    Random random = new Random(17);
    Matrix x = Matrix.zeros(rows, cols);
    for (int i = 0; i < x.data().length; i++) {
      x.data()[i] = random.nextGaussian();
    }
    return x;
  }

  private static float[] values(Tile tile) {
    return ((Float32Tile) tile).values();
  }

  private static FeatureMapFactory copy(FeatureMapFactory factory)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(factory);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (FeatureMapFactory) in.readObject();
    }
  }
}
