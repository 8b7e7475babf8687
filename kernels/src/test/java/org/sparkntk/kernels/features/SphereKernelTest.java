package org.sparkntk.kernels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.Erf;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.InputCovariance;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;
import org.sparkntk.kernels.sketch.PolynomialFit;
import org.sparkntk.kernels.sketch.ReluKernels;

final class SphereKernelTest {
  private static final int WIDTH = 7;

  private static Kernel kernel(Activation activation, Target target) {
    return new NetworkKernel(
        Network.of(List.of(Dense.of(Math.sqrt(2)), activation, Dense.of(1))),
        InputCovariance.SUM,
        target,
        Precision.FLOAT64);
  }

  @Test
  void theReluNtkHasThePolynomialOfItsFormula() {
    PolynomialFit found =
        SphereKernel.polynomial(
            kernel(new Activation(PiecewiseLinear.relu()), Target.NTK), WIDTH, 8);
    for (double t : new double[] {-1, -0.5, 0, 0.3, 1}) {
      double expected = PolynomialFit.of(c -> ReluKernels.ntk(1, c), 8).value(t);
      assertThat(found.value(t)).isCloseTo(expected, within(1e-6));
    }
  }

  /** E[erf(u) erf(v)] of Gaussian u, v with variance s and covariance st (Williams 1997). */
  @Test
  void theErfNngpIsMetTheBetterTheHigherTheDegree() {
    Kernel nngp = kernel(new Activation(new Erf(1, 1, 0)), Target.NNGP);
    double last = Double.POSITIVE_INFINITY;
    for (int degree : new int[] {1, 4, 16}) {
      PolynomialFit fit = SphereKernel.polynomial(nngp, WIDTH, degree);
      double worst = 0;
      for (int i = -10; i <= 10; i++) {
        double t = i / 10.0;
        double expected = 2 / Math.PI * Math.asin(4 * t / 5);
        worst = Math.max(worst, Math.abs(fit.value(t) - expected));
      }
      assertThat(worst).as("degree %d", degree).isLessThan(last);
      last = worst;
    }
    assertThat(last).isLessThan(1e-3);
  }
}
