package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Every message names the line, the layer's number and, once it is known, its name. */
final class LayerErrorsTest {
  private static final String NEEDS_GAUSSIAN =
      "needs a Gaussian input: expected it right after a dense layer or a sum of such, found it on"
          + " the raw input, after an activation or after dropout";

  /** A layer in line 2, behind a dense one, and the message behind "line 2: kernel.layers: ". */
  static Stream<Arguments> layers() {
    return Stream.of(
        arguments(
            "tanhh", "layer 2: expected a layer or an activation, found tanhh; did you mean tanh?"),
        arguments(
            "{drop-out {keep = 1}}",
            "layer 2: expected a layer or an activation, found drop-out; did you mean dropout?"),
        arguments("{dense {}}", "layer 2 (dense): expected the key sigma-w, found none"),
        arguments("dense", "layer 2 (dense): expected the key sigma-w, found none"),
        arguments(
            "{dense = 3}",
            "layer 2: expected a layer or an activation, written name or {name {parameter = value,"
                + " ...}}, found {\"dense\":3}"),
        arguments(
            "7",
            "layer 2: expected a layer or an activation, written name or {name {parameter = value,"
                + " ...}}, found 7"),
        arguments(
            "{dense {sigma_w = 1}}",
            "layer 2 (dense): expected a parameter, found sigma_w; did you mean sigma-w?"),
        arguments(
            "{dense {sigma-w = 1, stride = 2}}",
            "layer 2 (dense): expected one of parameterization, sigma-b, sigma-w, trained, width,"
                + " found stride"),
        arguments(
            "{dense {sigma-w = wide}}",
            "layer 2 (dense): sigma-w: expected a number, found \"wide\""),
        arguments(
            "{dense {sigma-w = -1}}",
            "layer 2 (dense): sigma-w must be positive and finite, found -1.0"),
        arguments(
            "{dense {sigma-w = 1, sigma-b = -1}}",
            "layer 2 (dense): sigma-b must be zero or positive and finite, found -1.0"),
        arguments(
            "{dense {sigma-w = 1, width = 3}}",
            "layer 2 (dense): width has no meaning in NTK parameterisation, found 3"),
        arguments(
            "{dense {sigma-w = 1, parameterization = standard}}",
            "layer 2 (dense): the standard parameterisation needs a width of at least 1, found 0"),
        arguments(
            "{dense {sigma-w = 1, parameterization = mup}}",
            "layer 2 (dense): parameterization: expected one of ntk, standard, found \"mup\""),
        arguments(
            "{dropout {keep = 0}}",
            "layer 2 (dropout): keep must be above 0 and at most 1, found 0.0"),
        arguments(
            "{layer-norm {epsilon = -1}}",
            "layer 2 (layer-norm): epsilon must be zero or positive and finite, found -1.0"),
        arguments(
            "{leaky-relu {alpha = 1e999}}",
            "layer 2 (leaky-relu): alpha: expected a number, found Infinity"),
        arguments(
            "{repeat {times = 0, layers = []}}",
            "layer 2 (repeat): times: expected an integer of at least 1, found 0"),
        arguments(
            "{resnet {blocks = 2, sigma-w = -1, scaling = inverse-sqrt}}",
            "layer 2 (resnet): sigma-w: expected a positive number, found -1"),
        arguments("{repeat {times = 1}}", "layer 2 (repeat): expected the key layers, found none"),
        arguments("{repeat {times = 2, layers = [gelu]}}", "layer 3 (gelu): " + NEEDS_GAUSSIAN),
        arguments(
            "{sum {branches = []}}", "layer 2 (sum): expected at least one branch, found none"),
        arguments(
            "{sum {branches = [relu]}}",
            "layer 2 (sum): branches: expected a list of lists [[...], ...], found [\"relu\"]"),
        arguments(
            "{residual {layers = [{dense {sigma-w = 1}}, relu, relu]}}",
            "layer 2.3 (relu): " + NEEDS_GAUSSIAN),
        arguments(
            "{sum {branches = [[], [relu]]}}",
            "layer 2 (sum): expected all branches but one to end in a dense layer of their own,"
                + " without which they are not independent; found 2 that do not"),
        arguments(
            "{concatenation {branches = [[], []], shares = [0.5, 0.6]}}",
            "layer 2 (concatenation): expected positive shares that add up to 1, found [0.5, 0.6]"),
        arguments(
            "{resnet {blocks = 2}}", "layer 2 (resnet): expected the key sigma-w, found none"),
        arguments(
            "{resnet {blocks = 2, sigma-w = 1, activation = rleu}}",
            "layer 2 (resnet): activation: expected an activation, found rleu; did you mean relu?"),
        arguments(
            "{resnet {blocks = 2, sigma-w = 1, scaling = half}}",
            "layer 2 (resnet): scaling: expected one of none, inverse-sqrt, found \"half\""),
        arguments("relu, layer-norm", "layer 3 (layer-norm): " + NEEDS_GAUSSIAN));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aWrongLayerIsNamedWithItsLine(String layer, String message) {
    assertThatThrownBy(() -> Layers.network("{dense {sigma-w = 1}}\n" + layer))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("test.conf, line 2: kernel.layers: " + message);
  }

  @Test
  void aNetworkOfTooManyLayersIsRefused() {
    String layers =
        "{repeat {times = 1001, layers = [{repeat {times = 1000, layers = [{dropout {keep = 1}}]}}]}}";
    assertThatThrownBy(() -> Layers.network(layers))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "test.conf, line 1: kernel.layers: expected at most 1,000,000 layers, found more");
  }

  @Test
  void anActivationOfTheRawInputIsRefused() {
    assertThatThrownBy(() -> Layers.network("relu"))
        .hasMessage("test.conf, line 1: kernel.layers: layer 1 (relu): " + NEEDS_GAUSSIAN);
  }

  @Test
  void branchesOfDifferentWidthsAreRefused() {
    String wide = "{dense {sigma-w = 1, parameterization = standard, width = %d}}";
    String layers =
        wide.formatted(64) + "\n{residual {layers = [relu, " + wide.formatted(32) + "]}}";
    assertThatThrownBy(() -> Layers.network(layers))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "test.conf, line 2: kernel.layers: layer 2 (residual): sum: expected branches of the"
                + " same shape, found widths 64 and 32");
  }

  @Test
  void aNetworkNeedsALayer() {
    for (String none : new String[] {"", "{repeat {times = 3, layers = []}}"}) {
      assertThatThrownBy(() -> Layers.network(none))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("test.conf, line 1: kernel.layers: expected at least one layer, found none");
    }
  }

  @Test
  void aStrangeNameGetsTheListOfAll() {
    assertThatThrownBy(() -> Layers.network("{convolution {sigma-w = 1}}"))
        .hasMessageStartingWith(
            "test.conf, line 1: kernel.layers: layer 1: expected one of the layers concatenation,"
                + " dense, dropout, layer-norm, product, repeat, residual, resnet, sum or the"
                + " activations ab-relu, ")
        .hasMessageEndingWith(", found convolution");
    assertThat(LayerTable.KINDS.keySet())
        .doesNotContainAnyElementsOf(ActivationTable.KINDS.keySet());
  }
}
