package org.sparkntk.kernels.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scale gap by quadrature, against closed forms and integrals in 40 digits. */
class ScaleGapTest {
  private static final double[] RATIOS = {0, 1e-3, 0.3, 0.9, 0.999, 1 - 1e-4, 1 - 1e-7, 1 - 1e-12};

  @Test
  void agreesWithClosedFormsRelativeToTheSquaredDifference() {
    DualActivation[] closed = {
      Sine.rbf(0.5),
      new Exponential(1, 0.7),
      new Gaussian(1, -1),
      Polynomial.of("polynomial", 0.5, -1, 0.3, 0.2),
      Polynomial.of("polynomial", 0, -1, 0.3, 0.2)
    };
    for (DualActivation phi : closed) {
      for (double r : new double[] {1e-9, 1e-5, 1e-4, 1e-2, 0.4, 1, 2.3}) {
        for (double ratio : RATIOS) {
          double expected = phi.scaleGap(r, ratio * r);
          double found = ScaleGap.of(phi.function().orElseThrow(), r, ratio * r);
          double square = (r - ratio * r) * (r - ratio * r);
          assertThat(found)
              .as("%s at %s, %s", phi.name(), r, ratio * r)
              .isCloseTo(expected, within(1e-10 * expected + 2e-11 * square));
        }
      }
    }
  }

  /** Adaptive integrals of the definition in 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "hard-tanh, 1.5, 1.9500000000000002, 0.0047643517759816882061",
    "hard-tanh, 1.5, 1.5014999999999998, 8.9802476852279844448e-8",
    "hard-tanh, 1.5, 1.500015, 8.9981830794444598439e-12",
    "hard-tanh, 1.5, 1.500000015, 8.9983642247558671896e-18",
    "tanh, 0x1p-52, 1, 0.035391310626275288763",
    "silu, 0x1p-52, 1, 0.16173376483445431694",
    "tanh, 0x1p-52, 1e-6, 3.3333333333133328717e-25",
    "silu, 0x1p-52, 1e-6, 3.7499999983294307489e-13",
    "tanh, 1e-6, 2e-6, 2.999999999909999457e-24",
    "silu, 1e-6, 2e-6, 3.7499999999647652856e-13",
    "tanh, 2e-5, 3e-5, 8.3333332683333331047e-20",
    "silu, 2e-5, 3e-5, 3.7499999904765618614e-11",
    "tanh, 1, 1.00000001, 3.0419827985781364091e-18",
    "silu, 1, 1.00000001, 3.9764176969378235516e-18",
    "tanh, 0.5, 0.50001, 5.8508646147302401297e-12",
    "silu, 0.5, 0.50001, 1.6527316249024684676e-11",
    "tanh, 3, 0.5, 0.073260437918309218919",
    "silu, 3, 0.5, 0.081262334910493666265"
  })
  void agreesWithReferenceIntegrals(String name, String r1, String r2, double expected) {
    double first = Double.parseDouble(r1.replace("0x1p-52", "2.220446049250313e-16"));
    double second = Double.parseDouble(r2);
    double square = (first - second) * (first - second);
    assertThat(Activations.named(name).scaleGap(first, second))
        .isCloseTo(expected, within(1e-11 * (expected + square)));
  }
}
