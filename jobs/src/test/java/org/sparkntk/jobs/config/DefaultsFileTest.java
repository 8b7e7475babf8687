package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The comments of conf/defaults.conf are the reference of layers and activations. */
final class DefaultsFileTest {
  private static final String LAYERS = "# Input first.";
  private static final String ACTIVATIONS = "# Activations, in closed form";
  private static final String END = "layers = [";

  @Test
  void everyLayerIsListedWithItsParameters() throws IOException {
    String block = block(LAYERS, ACTIVATIONS);
    LayerTable.KINDS.forEach((name, kind) -> assertListed(block, name, kind.parameters()));
  }

  @Test
  void everyActivationIsListedWithItsParameters() throws IOException {
    String block = block(ACTIVATIONS, END);
    ActivationTable.KINDS.forEach((name, kind) -> assertListed(block, name, kind.parameters()));
  }

  /** The parameters stand in the braces behind the name, which several names may share. */
  private static void assertListed(String block, String name, List<String> parameters) {
    Matcher at = Pattern.compile("(?<![-\\w·])" + name + "(?![-\\w(])").matcher(block);
    assertThat(at.find()).as(name).isTrue();
    String behind = block.substring(at.end(), block.indexOf('}', at.end()) + 1);
    assertThat(parameters)
        .allSatisfy(
            parameter ->
                assertThat(behind).as(name).containsPattern("[{ ]" + parameter + "(?=[ ,}])"));
  }

  private static String block(String from, String to) throws IOException {
    String conf = Files.readString(Path.of("..", "conf", "defaults.conf"));
    int start = conf.indexOf(from);
    assertThat(start).as(from).isNotNegative();
    return conf.substring(start, conf.indexOf(to, start));
  }
}
