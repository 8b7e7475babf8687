package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.Erf;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Bias;
import org.sparkntk.kernels.network.Concatenation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Dropout;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.LayerNorm;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.Parameterization;
import org.sparkntk.kernels.network.Product;
import org.sparkntk.kernels.network.Sequence;
import org.sparkntk.kernels.network.Sum;
import org.sparkntk.kernels.network.Training;

final class LayersReaderTest {
  private static final String DENSE = "{dense {sigma-w = 1}}";
  private static final Layer ONE = Dense.of(1);
  private static final Layer RELU = new Activation(PiecewiseLinear.relu());

  /** The layers of a block y + W φ(y). */
  private static List<Layer> residual(Layer block) {
    assertThat(block).isInstanceOf(Sum.class);
    List<Sequence> branches = ((Sum) block).branches();
    assertThat(branches).hasSize(2);
    assertThat(branches.get(0).layers()).isEmpty();
    return branches.get(1).layers();
  }

  private static List<List<Layer>> layers(List<Sequence> branches) {
    return branches.stream().map(Sequence::layers).toList();
  }

  @Test
  void absentBiasesAndBiasesOfVarianceZeroAreTwoThings() {
    assertThat(Layers.of(DENSE)).containsExactly(ONE);
    assertThat(Layers.of("{dense {sigma-w = 1, sigma-b = 0}}")).containsExactly(Dense.of(1, 0));
    assertThat(Dense.of(1, 0)).isNotEqualTo(ONE);
  }

  @Test
  void everyParameterOfADenseLayerIsBound() {
    assertThat(
            Layers.of(
                "{dense {sigma-w = 2, sigma-b = 0.5, parameterization = standard, width = 64,"
                    + " trained = false}}, {dense {sigma-w = 3, parameterization = ntk, trained = true}}"))
        .containsExactly(
            new Dense(2, Bias.of(0.5), Parameterization.STANDARD, 64, Training.FROZEN),
            Dense.of(3));
  }

  @Test
  void everyActivationOfTheTableCanBeALayer() {
    for (String name : ActivationTable.KINDS.keySet()) {
      String text = ActivationReaderTest.SMALLEST.getOrDefault(name, name);
      DualActivation expected = Layers.activation(text);
      assertThat(Layers.of(DENSE + ", " + text)).containsExactly(ONE, new Activation(expected));
    }
  }

  @Test
  void branchesMayBeEmptyAndNested() {
    String branch = "[relu, " + DENSE + "]";
    Layer sum = Layers.of(DENSE + ", {sum {branches = [[], " + branch + "]}}").get(1);
    assertThat(residual(sum)).containsExactly(RELU, ONE);
    Layer nested =
        Layers.of(
                "{sum {branches = [[], [{product {branches = [["
                    + DENSE
                    + "]]}}, "
                    + DENSE
                    + "]]}}")
            .get(0);
    Layer product = residual(nested).get(0);
    assertThat(layers(((Product) product).branches())).containsExactly(List.of(ONE));
  }

  @Test
  void sharesOfAConcatenationAreEqualUnlessGiven() {
    String branches = "branches = [[" + DENSE + "], [" + DENSE + ", relu]]";
    Concatenation equal = (Concatenation) Layers.of("{concatenation {" + branches + "}}").get(0);
    assertThat(layers(equal.branches())).containsExactly(List.of(ONE), List.of(ONE, RELU));
    assertThat(equal.shares()).containsExactly(0.5, 0.5);
    Concatenation given =
        (Concatenation)
            Layers.of("{concatenation {" + branches + ", shares = [0.25, 0.75]}}").get(0);
    assertThat(given.shares()).containsExactly(0.25, 0.75);
  }

  @Test
  void residualIsTheSumOfIdentityAndLayers() {
    Layer block = Layers.of("{residual {layers = [" + DENSE + ", relu, " + DENSE + "]}}").get(0);
    assertThat(residual(block)).containsExactly(ONE, RELU, ONE);
  }

  @Test
  void normalisationAndDropoutAreBound() {
    assertThat(
            Layers.of(DENSE + ", layer-norm, {layer-norm {epsilon = 0.1}}, {dropout {keep = 0.9}}"))
        .containsExactly(ONE, new LayerNorm(1e-12), new LayerNorm(0.1), new Dropout(0.9));
  }

  @Test
  void repeatedLayersAreExpandedInOrder() {
    assertThat(
            Layers.of(
                "{repeat {times = 2, layers = ["
                    + "{repeat {times = 1, layers = [{dense {sigma-w = 2}}]}}, relu]}}, "
                    + DENSE))
        .containsExactly(Dense.of(2), RELU, Dense.of(2), RELU, ONE);
  }

  /** y ← y + W φ(y) + b. */
  @Test
  void aResnetIsItsBlocks() {
    List<Layer> layers =
        Layers.of(DENSE + ", {resnet {blocks = 3, sigma-w = 2, sigma-b = 0.5, activation = erf}}");
    assertThat(layers).hasSize(4);
    for (Layer block : layers.subList(1, 4)) {
      assertThat(residual(block)).containsExactly(new Activation(Erf.erf()), Dense.of(2, 0.5));
    }
  }

  /** y ← y + l^(−1/2) (W φ(y) + b), l = 2, 3, 4. */
  @Test
  void aScaledResnetScalesItsWeightsByTheRootOfTheDepth() {
    List<Layer> layers =
        Layers.of(
            DENSE + ", {resnet {blocks = 3, sigma-w = 2, sigma-b = 1, scaling = inverse-sqrt}}");
    for (int l = 2; l <= 4; l++) {
      double factor = 1 / Math.sqrt(l);
      assertThat(residual(layers.get(l - 1))).containsExactly(RELU, Dense.of(factor * 2, factor));
    }
    String bare = "{resnet {blocks = 1, sigma-w = 2, scaling = inverse-sqrt}}";
    assertThat(residual(Layers.of(DENSE + ", " + bare).get(1)))
        .containsExactly(RELU, Dense.of(1 / Math.sqrt(2) * 2));
  }

  @Test
  void everyLayerKnowsItsNumberItsNameAndItsLine() {
    Network network =
        Layers.network(
            """

            {repeat {times = 2, layers = [
              {dense {sigma-w = 1}}
              {leaky-relu {alpha = 0.2}}
            ]}}
            {dense {sigma-w = 1}}
            {resnet {blocks = 2, sigma-w = 1}}
            {sum {branches = [
              []
              [relu, {dense {sigma-w = 1}}]
            ]}}
            """);
    assertThat(places(network.sequence()))
        .containsExactly(
            "test.conf, line 3: kernel.layers: layer 1 (dense)",
            "test.conf, line 4: kernel.layers: layer 2 (leaky-relu)",
            "test.conf, line 3: kernel.layers: layer 3 (dense)",
            "test.conf, line 4: kernel.layers: layer 4 (leaky-relu)",
            "test.conf, line 6: kernel.layers: layer 5 (dense)",
            "test.conf, line 7: kernel.layers: layer 6 (resnet)",
            "test.conf, line 7: kernel.layers: layer 6.1 (relu)",
            "test.conf, line 7: kernel.layers: layer 6.2 (dense)",
            "test.conf, line 7: kernel.layers: layer 7 (resnet)",
            "test.conf, line 7: kernel.layers: layer 7.1 (relu)",
            "test.conf, line 7: kernel.layers: layer 7.2 (dense)",
            "test.conf, line 8: kernel.layers: layer 8 (sum)",
            "test.conf, line 10: kernel.layers: layer 8.2.1 (relu)",
            "test.conf, line 10: kernel.layers: layer 8.2.2 (dense)");
  }

  private static List<String> places(Sequence sequence) {
    List<String> places = new ArrayList<>();
    IntStream.range(0, sequence.layers().size())
        .forEach(
            i -> {
              places.add(sequence.places().get(i));
              if (sequence.layers().get(i) instanceof Sum sum) {
                sum.branches().forEach(branch -> places.addAll(places(branch)));
              }
            });
    return places;
  }
}
