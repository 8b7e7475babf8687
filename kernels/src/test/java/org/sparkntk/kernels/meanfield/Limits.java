package org.sparkntk.kernels.meanfield;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.Erf;
import org.sparkntk.kernels.activation.Gelu;
import org.sparkntk.kernels.activation.NumericalActivations;
import org.sparkntk.kernels.activation.PiecewiseLinear;

/** The reference values of {@code limits.json}. */
final class Limits {
  static final JsonNode FILE = read();

  private Limits() {}

  private static JsonNode read() {
    try (InputStream in = Limits.class.getResourceAsStream("/golden/limits.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> rows(String block) {
    return StreamSupport.stream(FILE.at("/" + block + "/rows").spliterator(), false).toList();
  }

  static DualActivation activation(String name) {
    return switch (name) {
      case "relu" -> PiecewiseLinear.relu();
      case "tanh" -> NumericalActivations.tanh();
      case "elu" -> NumericalActivations.elu(1);
      case "erf" -> Erf.erf();
      case "silu" -> NumericalActivations.silu(1);
      case "gelu" -> new Gelu();
      default -> throw new IllegalArgumentException("no activation " + name);
    };
  }
}
