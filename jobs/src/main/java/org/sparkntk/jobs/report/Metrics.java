package org.sparkntk.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sparkntk.jobs.files.Json;

/**
 * The numbers of a run by dotted name ({@code solve.true-relative-residual}), in the order in which
 * they were put.
 *
 * <p>A metric that is not defined is not there. One that is defined but came out as NaN or infinite
 * is kept, as the run should say so, and becomes {@code null} in JSON, which has no such numbers.
 */
public final class Metrics {
  /** The file name in a run directory. */
  public static final String FILE = "metrics.json";

  /** Whole numbers below are exact as doubles. */
  private static final double MAX_EXACT = 1L << 53;

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  private final Map<String, Double> values = new LinkedHashMap<>();

  /**
   * Adds one metric.
   *
   * @param name words in kebab-case joined by dots, the stage or set first
   * @throws IllegalArgumentException if the name is malformed or taken
   */
  public void put(String name, double value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "metric name: expected kebab-case words joined by dots, found '" + name + "'");
    }
    if (values.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("metric " + name + " is there already");
    }
  }

  /** Adds several metrics in the order of the map. */
  public void putAll(Map<String, Double> metrics) {
    metrics.forEach(this::put);
  }

  /** An unmodifiable view. */
  public Map<String, Double> values() {
    return Collections.unmodifiableMap(values);
  }

  /**
   * The content of {@value #FILE}: one flat object, names sorted, whole numbers without a point.
   */
  public String json() {
    ObjectNode numbers = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(values).forEach((name, value) -> numbers.set(name, number(value)));
    return Json.text(numbers);
  }

  private static JsonNode number(double value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (!Double.isFinite(value)) {
      return json.nullNode();
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < MAX_EXACT;
    return whole ? json.numberNode((long) value) : json.numberNode(value);
  }
}
