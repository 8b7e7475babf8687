package org.sparkntk.kernels.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.GaussianPair;
import org.sparkntk.kernels.activation.PiecewiseLinear;

final class EqualVarianceMapTest {
  @ParameterizedTest
  @CsvSource({
    "relu, 1, true",
    "tanh, 0.01, false",
    "tanh, 2, false",
    "elu, 1.1, false",
    "erf, 30, false",
    "silu, 4, false",
    "gelu, 0.5, false"
  })
  void slopesAndTheirMeansAgreeWithTheActivation(String name, double q, boolean hasKink) {
    DualActivation phi = Limits.activation(name);
    EqualVarianceMap map = EqualVarianceMap.of(phi, q);
    double r = Math.sqrt(q);
    for (double theta : new double[] {0, 0.001, 0.3, 1, 2, 3, Math.PI}) {
      GaussianPair pair = new GaussianPair(r, r, theta);
      double slope = phi.slopeCovariance(pair);
      assertThat(map.slope(theta)).isCloseTo(slope, offset(1e-11 * map.slopeAtZero()));
      double drop = phi.variance(q) - phi.covariance(pair);
      double half = Math.sin(theta / 2);
      assertThat(q * 2 * half * half * map.meanSlope(theta))
          .isCloseTo(drop, offset(1e-11 * phi.variance(q)));
    }
    assertThat(map.hasKink()).isEqualTo(hasKink);
  }

  /** (sin θ − θ cos θ)/(1 − cos θ) = 2θ/3 + O(θ³): κ₁ of a ReLU where subtraction has lost all. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-9, 1e-6, 1e-3})
  void theReluLosesNothingNearParallelInputs(double theta) {
    EqualVarianceMap map = EqualVarianceMap.of(PiecewiseLinear.relu(), 1);
    double loss = (0.5 - map.meanSlope(theta)) * 2 * Math.PI;
    assertThat(loss).isCloseTo(2 * theta / 3, offset(1e-15 + theta * theta * theta));
    assertThat(map.slopeLoss(theta)).isCloseTo(1 / (2 * Math.PI), offset(1e-15));
  }
}
