package org.sparkntk.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.Activations;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/**
 * Every activation and every layer against the average of finite networks of width 1024 over 100
 * draws, within 0.04 relative in the Frobenius norm.
 */
class MonteCarloTest {
  private static final int WIDTH = 1024;
  private static final int DRAWS = 100;
  private static final double TOLERANCE = 0.04;
  private static final Matrix X =
      Matrix.of(4, 3, new double[] {1, 0, 2, 0, -1, 2, -2, 1, 0, -1, -2, 0});

  /**
   * High powers and exponentials: the average of their squares converges so slowly that one hidden
   * layer and more draws are needed.
   */
  private static final List<String> HEAVY_TAILED =
      List.of(
          "exp",
          "monomial 3",
          "monomial 4",
          "monomial 5",
          "hermite 3",
          "hermite 4",
          "hermite 5",
          "monomial 2",
          "polynomial",
          "hermite 2",
          "rectified-monomial 2",
          "rectified-monomial 3",
          "rectified-monomial 4",
          "rectified-monomial 5");

  @Test
  void everyActivationAgreesInTwoHiddenLayers() {
    Map<String, Network> networks = new LinkedHashMap<>();
    Activations.all()
        .forEach(
            (name, f) -> {
              if (f.function().isPresent() && !HEAVY_TAILED.contains(name)) {
                Activation activation = new Activation(f);
                networks.put(
                    name,
                    Network.of(
                        List.of(
                            Dense.of(0.9, 0.3),
                            activation,
                            Dense.of(0.8, 0.2),
                            activation,
                            Dense.of(1))));
              }
            });
    assertThat(networks).hasSizeGreaterThan(40);
    assertAgreement(networks, DRAWS);
  }

  @Test
  void heavyTailedActivationsAgreeInOneHiddenLayer() {
    Map<String, Network> networks = new LinkedHashMap<>();
    for (String name : HEAVY_TAILED) {
      Activation activation = new Activation(Activations.named(name));
      networks.put(name, Network.of(List.of(Dense.of(0.7, 0.2), activation, Dense.of(1))));
    }
    assertAgreement(networks, 40 * DRAWS);
  }

  @Test
  void everyLayerAgrees() {
    Activation relu = new Activation(PiecewiseLinear.relu());
    Sequence identity = Sequence.of();
    Sequence block = Sequence.of(relu, Dense.of(1.3, 0.2));
    Map<String, Network> networks = new TreeMap<>();
    networks.put("dense", network(relu, Dense.of(1.2), relu));
    networks.put("frozen", network(relu, dense(Parameterization.NTK, 0, Training.FROZEN), relu));
    networks.put(
        "standard",
        Network.of(
            List.of(
                dense(Parameterization.STANDARD, WIDTH, Training.TRAINED),
                relu,
                dense(Parameterization.STANDARD, WIDTH, Training.TRAINED),
                relu,
                new Dense(1, Bias.none(), Parameterization.STANDARD, 1, Training.TRAINED))));
    networks.put("sum", network(new Sum(List.of(identity, block)), relu));
    networks.put(
        "product", network(new Product(List.of(identity, Sequence.of(Dense.of(0.8, .5)), block))));
    networks.put(
        "concatenation", network(new Concatenation(List.of(identity, block), List.of(.25, .75))));
    networks.put("layer norm", network(new LayerNorm(0.1), relu, Dense.of(1.1), relu));
    assertAgreement(networks, DRAWS);
  }

  /** Dropped units make the kernel of an example with itself larger, and only that one. */
  @Test
  void dropoutAgrees() {
    Activation relu = new Activation(PiecewiseLinear.relu());
    assertAgreement(
        Map.of("dropout", network(relu, new Dropout(0.6), Dense.of(1.2, .1), relu)), 3 * DRAWS);
  }

  private static void assertAgreement(Map<String, Network> networks, int draws) {
    List<Estimate> estimates =
        networks.entrySet().stream()
            .map(entry -> new Estimate(entry.getKey(), entry.getValue(), empty(), empty()))
            .toList();
    for (int draw = 0; draw < draws; draw++) {
      FiniteNetwork.Weights weights = new FiniteNetwork.Weights(draw);
      for (Estimate e : estimates) {
        FiniteNetwork.add(e.network, X, WIDTH, weights, e.nngp, e.ntk);
      }
    }
    for (Estimate e : estimates) {
      assertClose(e.name, e.network, Target.NNGP, e.nngp, draws);
      assertClose(e.name, e.network, Target.NTK, e.ntk, draws);
    }
  }

  private record Estimate(String name, Network network, Matrix nngp, Matrix ntk) {}

  private static Matrix empty() {
    return Matrix.zeros(X.rows(), X.rows());
  }

  private static void assertClose(
      String name, Network network, Target target, Matrix sum, int draws) {
    Matrix exact = Grams.square(new NetworkKernel(network, target, Precision.FLOAT64), X);
    double error = 0;
    double norm = 0;
    for (int i = 0; i < exact.data().length; i++) {
      double difference = sum.data()[i] / draws - exact.data()[i];
      error += difference * difference;
      norm += exact.data()[i] * exact.data()[i];
    }
    assertThat(Math.sqrt(error / norm)).as("%s of %s", target, name).isLessThan(TOLERANCE);
  }

  private static Dense dense(Parameterization parameterization, int width, Training training) {
    return new Dense(1.2, Bias.of(0.2), parameterization, width, training);
  }

  private static Network network(Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(Dense.of(1.1, 0.3)));
    all.addAll(List.of(layers));
    all.add(Dense.of(1));
    return Network.of(all);
  }
}
