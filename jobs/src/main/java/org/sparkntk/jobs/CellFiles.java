package org.sparkntk.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.compare.CellResult;
import org.sparkntk.jobs.config.Grid.Cell;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.files.Sha256;
import org.sparkntk.jobs.files.TextFile;
import org.sparkntk.jobs.report.BuildInfo;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.report.RunManifest;

/**
 * The result of a cell as its run directory tells it, whoever ran it and when.
 *
 * @param out the run directory
 * @param command what does the run again
 */
record CellFiles(FileSystem fs, Cell cell, Path out, String command) {
  /** Of a complete run. */
  CellResult done() throws IOException {
    JsonNode manifest = tree(RunManifest.FILE);
    StringBuilder inputs = new StringBuilder();
    manifest.path("inputs").forEach(file -> inputs.append(file.path("sha256").asText()));
    Map<String, Double> metrics = new TreeMap<>();
    tree(Metrics.FILE)
        .properties()
        .forEach(
            metric -> {
              if (metric.getValue().isNumber()) {
                metrics.put(metric.getKey(), metric.getValue().asDouble());
              }
            });
    return new CellResult(
        cell.name(),
        cell.choices(),
        CellResult.Status.DONE,
        "",
        Instant.parse(manifest.path("ended").asText()),
        cell.config().sha256(),
        Sha256.of(inputs.toString()),
        manifest.at("/build/commit").asText(),
        command,
        metrics);
  }

  /** Of one that came to nothing. */
  CellResult failed(String message, Instant when) {
    return new CellResult(
        cell.name(),
        cell.choices(),
        CellResult.Status.FAILED,
        message,
        when,
        cell.config().sha256(),
        "",
        BuildInfo.current().commit(),
        command,
        Map.of());
  }

  private JsonNode tree(String file) throws IOException {
    Path path = new Path(out, file);
    return Json.tree(TextFile.read(fs, path), path.toString());
  }
}
