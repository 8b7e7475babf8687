package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Bias;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.InputCovariance;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.Parameterization;
import org.sparkntk.kernels.network.Training;

final class PresetTest {
  private static final Layer RELU = new Activation(PiecewiseLinear.relu());
  private static final Layer FROZEN =
      new Dense(1, Bias.none(), Parameterization.NTK, 0, Training.FROZEN);

  @TempDir private Path folder;

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("experiment.conf"), "include \"defaults\"\n" + text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private LoadedConfig read(String text, String... settings) {
    return ConfigReader.read(file(text), List.of(settings));
  }

  private KernelConfig kernel(String preset) {
    return read("kernel.preset = " + preset).run().kernel();
  }

  private AbstractThrowableAssert<?, ? extends Throwable> reading(String text, String... settings) {
    return assertThatThrownBy(() -> read(text, settings)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void depthOfJacotCountsDenseLayers() {
    KernelConfig kernel = kernel("{jacot {depth = 2}}");
    assertThat(kernel.network().layers()).containsExactly(Dense.of(1, 0.1), RELU, Dense.of(1, 0.1));
    assertThat(kernel.inputs()).isEqualTo(InputCovariance.MEAN);
  }

  @Test
  void depthOfAroraCountsHiddenLayers() {
    KernelConfig kernel = kernel("{arora {hidden-layers = 2}}");
    Layer hidden = Dense.of(Math.sqrt(2));
    assertThat(kernel.network().layers()).containsExactly(Dense.of(1), RELU, hidden, RELU, hidden);
    assertThat(kernel.inputs()).isEqualTo(InputCovariance.SUM);
  }

  @Test
  void depthOfUciCountsDenseLayersAndTheFirstMayBeFrozen() {
    KernelConfig kernel = kernel("{uci {depth = 3, fix-depth = 2}}");
    assertThat(kernel.network().layers()).containsExactly(FROZEN, RELU, FROZEN, RELU, Dense.of(1));
    assertThat(kernel.inputs()).isEqualTo(InputCovariance.SUM);
    assertThat(kernel("{uci {depth = 1}}").network().layers()).containsExactly(Dense.of(1));
  }

  @Test
  void theEffectiveConfigurationSaysWhatIsComputed() {
    LoadedConfig preset = read("kernel.preset = {arora {hidden-layers = 1}}");
    LoadedConfig written =
        read(
            "kernel { inputs = sum, layers = ["
                + "{dense {sigma-w = 1}}, relu, {dense {sigma-w = 1.4142135623730951}}] }");
    assertThat(preset.effective()).isEqualTo(written.effective());
    assertThat(preset.sha256()).isEqualTo(written.sha256());
    KernelConfig saved = ConfigReader.kernel(preset.section("kernel"), "model.json");
    assertThat(saved.network().layers()).isEqualTo(preset.run().kernel().network().layers());
    assertThat(saved.inputs()).isEqualTo(InputCovariance.SUM);
  }

  @Test
  void theLayersOfAPresetAreFoundWhereItIsWritten() {
    assertThat(kernel("{jacot {depth = 2}}").network().sequence().places())
        .element(1)
        .isEqualTo(folder.resolve("experiment.conf") + ", line 2: kernel.layers: layer 2 (relu)");
  }

  @Test
  void theCommandLineCanChooseAPreset() {
    assertThat(read("", "kernel.preset={uci {depth = 1}}").run().kernel().network().layers())
        .containsExactly(Dense.of(1));
  }

  @Test
  void layersBesideAPresetAreRefused() {
    String file = folder.resolve("experiment.conf").toString();
    String layers = "kernel.layers = [{dense {sigma-w = 1}}]";
    reading("kernel.preset = {jacot {depth = 2}}\n" + layers)
        .hasMessage(
            file
                + ", line 3: kernel.layers: expected none beside the preset jacot ("
                + file
                + ", line 2), found some; [] takes them away");
    assertThat(
            read(layers, "kernel.preset={uci {depth = 1}}", "kernel.layers=[]")
                .run()
                .kernel()
                .inputs())
        .isEqualTo(InputCovariance.SUM);
  }

  @Test
  void otherInputsBesideAPresetAreRefused() {
    String file = folder.resolve("experiment.conf").toString();
    reading("kernel.preset = {arora {hidden-layers = 2}}\nkernel.inputs = mean")
        .hasMessage(
            file
                + ", line 3: kernel.inputs: expected sum as in the preset arora ("
                + file
                + ", line 2), found \"mean\"");
    assertThat(read("kernel { preset = {uci {depth = 1}}, inputs = sum }").run().kernel().inputs())
        .isEqualTo(InputCovariance.SUM);
  }

  @Test
  void aWrongPresetIsNamedWithItsLine() {
    String place = folder.resolve("experiment.conf") + ", line 2: kernel.preset";
    reading("kernel.preset = {jakot {depth = 2}}")
        .hasMessage(place + ": expected a preset, found jakot; did you mean jacot?");
    reading("kernel.preset = {hayou {depth = 2}}")
        .hasMessage(place + ": expected none or one of the presets arora, jacot, uci, found hayou");
    reading("kernel.preset = {arora {depth = 2}}")
        .hasMessage(place + " (arora): expected one of hidden-layers, found depth");
    reading("kernel.preset = {jacot {depth = 0}}")
        .hasMessage(place + " (jacot): depth: expected an integer from 1 to 1000000, found 0");
    reading("kernel.preset = {uci {depth = 3, fix-depth = 3}}")
        .hasMessage(place + " (uci): fix-depth: expected an integer from 0 to 2, found 3");
    reading("kernel.preset = arora")
        .hasMessage(place + " (arora): expected the key hidden-layers, found none");
  }

  @Test
  void aPresetOverThatOfAnIncludedFileNamesBoth() throws IOException {
    Files.writeString(folder.resolve("base.conf"), "kernel.preset = {jacot {depth = 2}}");
    reading("include \"base.conf\"\nkernel.preset = {uci {depth = 1}}")
        .hasMessageContaining("experiment.conf, line 3 and ")
        .hasMessageContaining("base.conf, line 1: kernel.preset: expected a preset");
  }

  @Test
  void aPresetOverAnotherOneIsToldHowToReplaceIt() {
    String two = "kernel.preset = {jacot {depth = 2}}\nkernel.preset = {uci {depth = 1}}";
    reading(two)
        .hasMessageContaining("experiment.conf, lines 2-3: ")
        .hasMessageContaining("kernel.preset: expected a preset, written name or {name")
        .hasMessageEndingWith("write kernel.preset = null first");
    assertThat(
            read(two.replace("\n", "\nkernel.preset = null\n")).run().kernel().network().layers())
        .hasSize(1);
  }
}
