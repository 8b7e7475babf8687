package org.sparkntk.jobs.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparkntk.jobs.report.ResidualCurve;
import org.sparkntk.jobs.report.RunManifest;
import org.sparkntk.jobs.report.RunSummary;

/** A run in MLflow's terms: params, metrics and tags. */
final class MlflowRun {
  /** MLflow's limit of a value. */
  private static final int MAX_PARAM = 6000;

  private MlflowRun() {}

  /** A value of a metric after so many steps. */
  record Point(String name, double value, long step) {}

  /** The effective configuration, a param a key: {@code solver.ridge}; lists as JSON. */
  static Map<String, String> params(RunManifest manifest) {
    Map<String, String> params = new TreeMap<>();
    flatten("", manifest.config(), params);
    return params;
  }

  private static void flatten(String key, JsonNode value, Map<String, String> params) {
    if (value instanceof ObjectNode section) {
      section
          .properties()
          .forEach(
              entry ->
                  flatten(
                      key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(),
                      entry.getValue(),
                      params));
    } else {
      String text = value.isTextual() ? value.textValue() : value.toString();
      params.put(key, text.length() > MAX_PARAM ? text.substring(0, MAX_PARAM - 1) + "…" : text);
    }
  }

  /**
   * The metrics of the run and, a step a pass over the Gram matrix, the largest residual of any
   * column: {@code solve.residual} as the method updates it, {@code solve.true-residual} computed.
   */
  static List<Point> points(RunSummary run) {
    List<Point> points = new ArrayList<>();
    run.metrics().values().forEach((name, value) -> add(points, name, value, 0));
    List<ResidualCurve.Pass> passes =
        run.residuals().map(ResidualCurve::passes).orElseGet(List::of);
    for (ResidualCurve.Pass pass : passes) {
      add(points, "solve.residual", pass.largestRecursive(), pass.pass());
      add(points, "solve.true-residual", pass.largestComputed(), pass.pass());
    }
    return points;
  }

  /** What is not a number is left out, as in {@code metrics.json}. */
  private static void add(List<Point> points, String name, double value, long step) {
    if (Double.isFinite(value)) {
      points.add(new Point(name, value, step));
    }
  }

  /** Where the run comes from; those that begin with {@code mlflow.} are MLflow's own. */
  static Map<String, String> tags(RunManifest manifest) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.source.type", "JOB");
    tags.put("mlflow.source.name", "spark-ntk " + manifest.job());
    tags.put("mlflow.source.git.commit", manifest.build().commit());
    tags.put("mlflow.user", System.getProperty("user.name", "unknown"));
    tags.put("ntk.job", manifest.job());
    tags.put("ntk.version", manifest.build().version());
    tags.put("ntk.config-sha256", manifest.configSha256());
    return tags;
  }
}
