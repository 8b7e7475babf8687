package org.sparkntk.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sparkntk.jobs.evaluate.ClassificationEvaluation;
import org.sparkntk.jobs.evaluate.Evaluation;
import org.sparkntk.jobs.evaluate.RegressionEvaluation;
import org.sparkntk.jobs.report.PageData.Classes;
import org.sparkntk.jobs.report.PageData.Entry;
import org.sparkntk.jobs.report.PageData.Regression;
import org.sparkntk.jobs.report.PageData.Stage;

/** A run's summary in the words and numbers of the page. */
final class Pages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String SECONDS = ".seconds";

  private Pages() {}

  static PageData of(RunSummary run) {
    RunManifest manifest = run.manifest();
    Map<String, Double> metrics = run.metrics().values();
    return new PageData(
        "spark-ntk " + manifest.job(),
        TIME.format(manifest.started()) + " · " + Numbers.duration(manifest.seconds()),
        run.warnings(),
        Headlines.of(metrics),
        settings(manifest.config()),
        metrics.entrySet().stream()
            .map(metric -> new Entry(metric.getKey(), Numbers.text(metric.getValue())))
            .toList(),
        provenance(manifest),
        manifest.inputs().stream()
            .map(file -> new PageData.File(file.path(), Numbers.bytes(file.bytes()), file.sha256()))
            .toList(),
        run.charts(),
        run.bars(),
        run.tables(),
        stages(metrics),
        run.residuals().filter(curve -> !curve.passes().isEmpty()).map(Residuals::of).stream()
            .toList(),
        classes(run.evaluation()),
        regression(run.evaluation()));
  }

  private static List<Stage> stages(Map<String, Double> metrics) {
    return metrics.entrySet().stream()
        .filter(metric -> metric.getKey().endsWith(SECONDS))
        .filter(metric -> !metric.getKey().equals("total" + SECONDS))
        .filter(metric -> Double.isFinite(metric.getValue()))
        .map(
            metric ->
                new Stage(
                    metric.getKey().substring(0, metric.getKey().length() - SECONDS.length()),
                    metric.getValue()))
        .toList();
  }

  private static List<Entry> settings(JsonNode config) {
    List<Entry> settings = new ArrayList<>();
    flatten("", config, settings);
    return settings;
  }

  private static void flatten(String key, JsonNode node, List<Entry> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              child ->
                  flatten(
                      key.isEmpty() ? child.getKey() : key + "." + child.getKey(),
                      child.getValue(),
                      into));
    } else if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      node.forEach(element -> elements.add(value(element)));
      into.add(new Entry(key, String.join(", ", elements)));
    } else {
      into.add(new Entry(key, value(node)));
    }
  }

  private static String value(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }

  private static List<Entry> provenance(RunManifest manifest) {
    RunManifest.Software software = manifest.software();
    RunManifest.Machine machine = manifest.machine();
    return List.of(
        new Entry("Version", manifest.build().version()),
        new Entry("Git commit", manifest.build().commit()),
        new Entry("SHA-256 of the configuration", manifest.configSha256()),
        new Entry("Java", software.java()),
        new Entry("Spark", software.spark()),
        new Entry("Hadoop", software.hadoop()),
        new Entry("BLAS", software.blas()),
        new Entry("Native library", software.nativeLibrary()),
        new Entry("Master", machine.master()),
        new Entry("Cores", Integer.toString(machine.cores())),
        new Entry("Memory", Numbers.bytes(machine.memoryMib() << 20)),
        new Entry("Started", manifest.started().toString()),
        new Entry("Ended", manifest.ended().toString()));
  }

  private static List<Classes> classes(Optional<Evaluation> evaluation) {
    return evaluation.stream()
        .filter(result -> result.count() > 0)
        .filter(ClassificationEvaluation.class::isInstance)
        .map(ClassificationEvaluation.class::cast)
        .map(Pages::classes)
        .toList();
  }

  private static Classes classes(ClassificationEvaluation result) {
    List<Double> accuracies = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    List<double[]> cells = new ArrayList<>();
    int k = result.classes().size();
    for (int t = 0; t < k; t++) {
      long count = result.count(t);
      counts.add(count);
      accuracies.add(result.accuracy(t).orElse(-1));
      for (int p = 0; p < k; p++) {
        long cell = result.confusion(t, p);
        if (cell > 0) {
          cells.add(new double[] {p, t, cell, (double) cell / count});
        }
      }
    }
    return new Classes(result.classes(), result.accuracy().orElse(-1), accuracies, counts, cells);
  }

  private static List<Regression> regression(Optional<Evaluation> evaluation) {
    return evaluation.stream()
        .filter(result -> result.count() > 0)
        .filter(RegressionEvaluation.class::isInstance)
        .map(RegressionEvaluation.class::cast)
        .map(
            result ->
                new Regression(
                    result.count(),
                    result.sample().stream()
                        .map(point -> new double[] {point.truth(), point.predicted()})
                        .toList()))
        .toList();
  }
}
