package org.sparkntk.kernels.meanfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.Erf;
import org.sparkntk.kernels.activation.GaussianPair;
import org.sparkntk.kernels.activation.NumericalActivations;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.activation.Sign;
import org.sparkntk.kernels.meanfield.VarianceLimit.Kind;

final class PhaseTest {
  private static final DualActivation TANH = NumericalActivations.tanh();
  private static final DualActivation RELU = PiecewiseLinear.relu();

  @Test
  void orderedTanhAgreesWithGolden() {
    JsonNode golden = Limits.FILE.at("/tanh_depth/ordered");
    Phase phase = Phase.of(new Initialization(TANH, 1, 0.2), 0.5);
    assertThat(phase.variance().kind()).isEqualTo(Kind.FINITE);
    assertThat(phase.variance().q()).isCloseTo(golden.get("q_limit").asDouble(), offset(1e-13));
    assertThat(phase.growth()).isCloseTo(golden.get("chi").asDouble(), offset(1e-13));
    assertThat(phase.correlation()).isEqualTo(1);
    assertThat(phase.length()).isEqualTo(-1 / Math.log(phase.growth()));
  }

  @Test
  void chaoticTanhAgreesWithGolden() {
    JsonNode golden = Limits.FILE.at("/tanh_depth/chaotic");
    Phase phase = Phase.of(new Initialization(TANH, 2, 0.2), 0.5);
    assertThat(phase.variance().q()).isCloseTo(golden.get("q_limit").asDouble(), offset(1e-12));
    assertThat(phase.growth()).isCloseTo(golden.get("chi").asDouble(), offset(1e-12));
    assertThat(phase.correlation()).isCloseTo(golden.get("c_star").asDouble(), offset(1e-12));
    assertThat(phase.contraction()).isLessThan(1);
    assertThat(phase.lengthAtOne()).isNegative();
  }

  @ParameterizedTest
  @CsvSource({"1.7, 0", "1.7, 0.3", "1.2, 0.05", "1.0001, 0"})
  void theStateOfAnErfNetworkIsAFixedPoint(double sigmaW, double sigmaB) {
    Initialization at = new Initialization(Erf.erf(), sigmaW, sigmaB);
    Phase phase = Phase.of(at, 1);
    double q = phase.variance().q();
    double c = phase.correlation();
    GaussianPair pair = new GaussianPair(Math.sqrt(q), Math.sqrt(q), Math.acos(c));
    assertThat(at.nextVariance(q)).isCloseTo(q, offset(1e-13 * q));
    assertThat(at.biasVariance() + at.weightVariance() * Erf.erf().covariance(pair))
        .isCloseTo(q * c, offset(1e-12 * q));
    assertThat(phase.contraction())
        .isCloseTo(at.weightVariance() * Erf.erf().slopeCovariance(pair), offset(1e-11));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 0.5, 0.5",
    "1.0, 0.0, 0.0",
    "1.4142135623730951, 0.0, 3.0",
  })
  void reluHasItsFixedPoint(double sigmaW, double sigmaB, double q) {
    Phase phase = Phase.of(new Initialization(RELU, sigmaW, sigmaB), 3);
    assertThat(phase.variance().q()).isCloseTo(q, offset(1e-14));
    assertThat(phase.growth()).isEqualTo(sigmaW * sigmaW / 2);
    assertThat(phase.correlation()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1.5, 0", "1.4142135623730951, 0.1", "3, 1"})
  void aVarianceThatDivergesIsSaidTo(double sigmaW, double sigmaB) {
    Phase relu = Phase.of(new Initialization(RELU, sigmaW, sigmaB), 1);
    assertThat(relu.variance().kind()).isEqualTo(Kind.DIVERGES);
    assertThat(relu.growth()).isEqualTo(sigmaW * sigmaW / 2);
    Phase elu = Phase.of(new Initialization(NumericalActivations.elu(1), 1.6, sigmaB), 1);
    assertThat(elu.variance().kind()).isEqualTo(Kind.DIVERGES);
    assertThat(elu.correlation()).isNaN();
  }

  @Test
  void aVarianceThatVanishesSlowlyIsSaidTo() {
    VarianceLimit critical = VarianceLimit.of(new Initialization(TANH, 1, 0), 1);
    assertThat(critical).isEqualTo(new VarianceLimit(Kind.VANISHES, 0));
    assertThat(Phase.of(new Initialization(TANH, 1, 0), 1).length()).isInfinite().isPositive();
  }

  @Test
  void anActivationThatJumpsIsRefused() {
    assertThatThrownBy(() -> new Initialization(new Sign(), 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sign: expected a continuous activation, found one that jumps");
  }
}
