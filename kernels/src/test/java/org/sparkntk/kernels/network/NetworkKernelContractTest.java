package org.sparkntk.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.Activations;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.ScaleDependence;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/**
 * What the kernel of every network promises, whatever its layers: agreement with {@link
 * NaiveRecursion}, symmetry, and a positive semi-definite matrix without a NaN.
 */
class NetworkKernelContractTest {
  private static final double CLOSED = 1e-12;
  private static final double QUADRATURE = 1e-10;
  private static final double FLOAT32 = 2e-6;

  static Stream<Arguments> activations() {
    return Activations.all().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  /** Networks of every layer, in which all activations are closed. */
  static Stream<Arguments> layers() {
    return LayerExamples.all().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void activationsAgreeWithTheNaiveRecursion(String name, DualActivation phi) {
    Network network = LayerExamples.hidden(phi);
    check(network, ContractInputs.sphere(), tolerance(name));
    // Each pair of norms costs a singular activation seconds; one layer of it follows below.
    if (phi.scaleDependence() != ScaleDependence.SINGULAR) {
      check(network, hard(name), tolerance(name));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void withoutBiasesTheyAgreeToo(String name, DualActivation phi) {
    Network network = LayerExamples.network(Dense.of(1.1), new Activation(phi), Dense.of(1.3));
    check(network, ContractInputs.sphere(), tolerance(name));
    check(network, hard(name), tolerance(name));
    check(network, ContractInputs.normalised(ContractInputs.veryNear()), tolerance(name));
    if (phi.scaleDependence() != ScaleDependence.SINGULAR) {
      check(network, ContractInputs.veryNear(), tolerance(name));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void layersAgreeWithTheNaiveRecursion(String name, Network network) {
    check(network, ContractInputs.sphere(), CLOSED);
    check(network, ContractInputs.hard(), CLOSED);
  }

  private static Matrix hard(String name) {
    return Activations.closed().containsKey(name)
        ? ContractInputs.hard()
        : ContractInputs.hardWithTwoNorms();
  }

  private static double tolerance(String name) {
    return Activations.closed().containsKey(name) ? CLOSED : QUADRATURE;
  }

  private static void check(Network network, Matrix x, double tolerance) {
    NaiveRecursion.Kernels expected = NaiveRecursion.grams(network, x);
    for (Target target : Target.values()) {
      Matrix exact = expected.of(target);
      for (Precision precision : Precision.values()) {
        NetworkKernel kernel = new NetworkKernel(network, target, precision);
        double allowed = precision == Precision.FLOAT64 ? tolerance : FLOAT32;
        Matrix gram = Grams.square(kernel, x);
        Contract.assertAgrees(target + " in " + precision, gram, exact, allowed);
        Contract.assertSymmetric(gram);
        Contract.assertAgrees("in tiles of 5", Grams.tiled(kernel, x, 5), exact, allowed);
        if (precision == Precision.FLOAT64) {
          assertThat(Contract.smallestEigenvalueRatio(gram)).isGreaterThan(-1e-10);
        }
      }
    }
  }
}
