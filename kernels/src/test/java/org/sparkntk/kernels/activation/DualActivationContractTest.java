package org.sparkntk.kernels.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every activation promises, whatever its formula. */
class DualActivationContractTest {
  private static final double[][] SCALES = {{1, 1}, {1.3, 0.6}, {0.4, 1.8}, {0.05, 2}};
  private static final double[] ANGLES = {0, 1e-9, 0.02, 0.9, Math.PI / 2, 2.4, 3.1, Math.PI};
  private static final double[] INNER_ANGLES = {0.5, 1.2, Math.PI / 2, 2.1};

  static Stream<Arguments> activations() {
    return Activations.all().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  /** Without the records whose kernel is itself the quadrature. */
  static Stream<Arguments> closedForms() {
    return functions().filter(a -> Activations.closed().containsKey(a.get()[0]));
  }

  static Stream<Arguments> functions() {
    return activations().filter(a -> ((DualActivation) a.get()[1]).function().isPresent());
  }

  /** Sixth-order central difference in ρ, whose own error and noise stay below the tolerance. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void slopeIsTheDerivativeInTheCovariance(String name, DualActivation phi) {
    if (!phi.isContinuous()) {
      return;
    }
    double h = 4e-3;
    for (double[] r : SCALES) {
      for (double theta : INNER_ANGLES) {
        double rho = Math.cos(theta);
        double difference =
            45 * (at(phi, r, rho + h) - at(phi, r, rho - h))
                - 9 * (at(phi, r, rho + 2 * h) - at(phi, r, rho - 2 * h))
                + (at(phi, r, rho + 3 * h) - at(phi, r, rho - 3 * h));
        double derivative = difference / (60 * h * r[0] * r[1]);
        double norm = slopeNorm(phi, r) + norm(phi, r) / (r[0] * r[1]);
        assertThat(phi.slopeCovariance(new GaussianPair(r[0], r[1], theta)))
            .as("r = %s, %s, theta = %s", r[0], r[1], theta)
            .isCloseTo(derivative, within(1e-9 * norm));
      }
    }
  }

  private static double at(DualActivation phi, double[] r, double rho) {
    return phi.covariance(new GaussianPair(r[0], r[1], Math.acos(rho)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void bothAreSymmetric(String name, DualActivation phi) {
    for (double[] r : SCALES) {
      for (double theta : ANGLES) {
        GaussianPair pair = new GaussianPair(r[0], r[1], theta);
        GaussianPair swapped = new GaussianPair(r[1], r[0], theta);
        assertThat(phi.covariance(swapped))
            .isCloseTo(phi.covariance(pair), within(1e-13 * norm(phi, r)));
        assertThat(phi.slopeCovariance(swapped))
            .isCloseTo(phi.slopeCovariance(pair), within(1e-13 * slopeNorm(phi, r)));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void equalInputsHaveTheVariance(String name, DualActivation phi) {
    for (double r : new double[] {1e-3, 0.3, 1, 2}) {
      GaussianPair equal = new GaussianPair(r, r, 0);
      assertThat(phi.covariance(equal))
          .isCloseTo(phi.variance(r * r), within(2e-13 * phi.variance(r * r)));
      assertThat(phi.slopeCovariance(equal))
          .isCloseTo(phi.slopeVariance(r * r), within(2e-13 * phi.slopeVariance(r * r)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void cauchyAndSchwarzHold(String name, DualActivation phi) {
    for (double[] r : SCALES) {
      for (double theta : ANGLES) {
        GaussianPair pair = new GaussianPair(r[0], r[1], theta);
        assertThat(Math.abs(phi.covariance(pair))).isLessThanOrEqualTo(norm(phi, r) * (1 + 1e-13));
        assertThat(Math.abs(phi.slopeCovariance(pair)))
            .isLessThanOrEqualTo(slopeNorm(phi, r) * (1 + 1e-13));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void theParityIsThatOfTheFunctionAndOfTheKernel(String name, DualActivation phi) {
    Nonlinearity function = phi.function().orElseThrow();
    double value = function.value(0.7);
    double mirrored = function.value(-0.7);
    assertThat(Math.abs(mirrored - value) < 1e-12).isEqualTo(phi.parity() == Parity.EVEN);
    assertThat(Math.abs(mirrored + value) < 1e-12).isEqualTo(phi.parity() == Parity.ODD);
    if (phi.parity() != Parity.NONE) {
      double sign = phi.parity() == Parity.EVEN ? 1 : -1;
      GaussianPair near = new GaussianPair(1.2, 0.8, 0.6);
      GaussianPair opposite = new GaussianPair(1.2, 0.8, Math.PI - 0.6);
      assertThat(phi.covariance(opposite))
          .isCloseTo(sign * phi.covariance(near), within(1e-13 * norm(phi, 1.2, 0.8)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("closedForms")
  void quadratureAgrees(String name, DualActivation phi) {
    Nonlinearity f = phi.function().orElseThrow();
    for (double[] r : SCALES) {
      for (double theta : ANGLES) {
        GaussianPair pair = new GaussianPair(r[0], r[1], theta);
        assertThat(phi.covariance(pair))
            .as("T at r = %s, %s, theta = %s", r[0], r[1], theta)
            .isCloseTo(
                BivariateExpectation.of(f::value, f::value, f.kinks(), pair, Parity.NONE),
                within(3e-13 * norm(phi, r)));
        assertThat(phi.slopeCovariance(pair))
            .as("T' at r = %s, %s, theta = %s", r[0], r[1], theta)
            .isCloseTo(
                BivariateExpectation.of(f::slope, f::slope, f.kinks(), pair, Parity.NONE),
                within(3e-13 * slopeNorm(phi, r)));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void slopesAreThoseOfTheFunction(String name, DualActivation phi) {
    Nonlinearity f = phi.function().orElseThrow();
    double h = 1e-3;
    for (double x : new double[] {-4.1, -1.9, -0.37, 0.21, 1.13, 2.2, 3.7}) {
      double difference =
          8 * (f.value(x + h) - f.value(x - h)) - (f.value(x + 2 * h) - f.value(x - 2 * h));
      double scale = Math.abs(f.value(x)) + Math.abs(f.slope(x)) + 1;
      assertThat(f.slope(x)).as("x = %s", x).isCloseTo(difference / (12 * h), within(1e-9 * scale));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void aZeroRowGivesTheProductOfMeans(String name, DualActivation phi) {
    Nonlinearity f = phi.function().orElseThrow();
    for (double r : new double[] {0, 1e-8, 0.7, 1.9}) {
      double mean = NormalExpectation.of(f::value, r, f.kinks());
      GaussianPair pair = new GaussianPair(0, r, Math.PI / 2);
      double tolerance = 1e-13 * (1 + Math.sqrt(phi.variance(r * r)));
      assertThat(phi.covariance(pair)).isCloseTo(f.value(0) * mean, within(tolerance));
      assertThat(phi.slopeCovariance(pair)).isFinite();
    }
    if (phi.isContinuous()) {
      assertThat(phi.variance(0)).isCloseTo(f.value(0) * f.value(0), within(1e-13));
    }
    assertThat(phi.slopeVariance(0)).isFinite();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void theScaleGapIsThatOfTheKernel(String name, DualActivation phi) {
    for (double[] r : SCALES) {
      double cosine = phi.covariance(new GaussianPair(r[0], r[1], 0)) / norm(phi, r);
      assertThat(phi.scaleGap(r[0], r[1])).isCloseTo(1 - cosine, within(1e-12));
      assertThat(phi.scaleGap(r[1], r[0])).isEqualTo(phi.scaleGap(r[0], r[1]));
      assertThat(phi.scaleGap(r[0], r[0])).isZero();
    }
  }

  /**
   * gap/(r₁ − r₂)² is continuous, so it must not change as the scales draw closer; with a kink
   * apart from 0 it changes like |r₁ − r₂|.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void theScaleGapIsQuadraticNearEqualScales(String name, DualActivation phi) {
    boolean isSingular = phi.scaleDependence() == ScaleDependence.SINGULAR;
    double tolerance = isSingular ? 1e-2 : 1e-5;
    for (double r : new double[] {1e-2, 0.5, 1.5}) {
      double far = 0.5e-3 * r;
      double expected = phi.scaleGap(r - far, r + far) / (4 * far * far);
      for (double near : new double[] {1e-6, 1e-9}) {
        double r1 = r * (1 - near);
        double r2 = r * (1 + near);
        double ratio = phi.scaleGap(r1, r2) / ((r1 - r2) * (r1 - r2));
        assertThat(ratio).isCloseTo(expected, within(tolerance * expected + 1e-12));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void theScaleGapIsFiniteAndNotNegativeForTinyScales(String name, DualActivation phi) {
    double[] scales = {0, 0x1p-52, 1e-9, 1e-5, 1e-3, 1};
    for (double r1 : scales) {
      for (double r2 : scales) {
        assertThat(phi.scaleGap(r1, r2)).as("%s, %s", r1, r2).isBetween(0.0, 2.0);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void withoutScaleDependenceTheCorrelationIsThatOfUnitVariances(String name, DualActivation phi) {
    if (phi.scaleDependence() != ScaleDependence.NONE) {
      return;
    }
    double[] one = {1, 1};
    for (double[] r : SCALES) {
      for (double theta : ANGLES) {
        double expected = phi.covariance(new GaussianPair(1, 1, theta)) / norm(phi, one);
        double found = phi.covariance(new GaussianPair(r[0], r[1], theta)) / norm(phi, r);
        assertThat(found).isCloseTo(expected, within(1e-14));
      }
    }
  }

  private static double norm(DualActivation phi, double... r) {
    return Math.sqrt(phi.variance(r[0] * r[0]) * phi.variance(r[1] * r[1]));
  }

  private static double slopeNorm(DualActivation phi, double... r) {
    return Math.sqrt(phi.slopeVariance(r[0] * r[0]) * phi.slopeVariance(r[1] * r[1]));
  }
}
