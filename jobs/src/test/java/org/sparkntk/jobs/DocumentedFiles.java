package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sparkntk.jobs.report.BuildInfo;

/** What a run directory has according to the documentation: these files and no other. */
final class DocumentedFiles {
  private DocumentedFiles() {}

  static void assertFit(Path run, int blocks) {
    assertThat(Experiment.children(run))
        .containsExactlyInAnyOrder(
            "run.json",
            "metrics.json",
            "residuals.csv",
            "model",
            "predictions.parquet",
            "report.html",
            "log");
    List<String> model = new ArrayList<>(List.of("dual-coefficients.npy", "examples"));
    for (int block = 0; block < blocks; block++) {
      model.add("examples/block-%05d.npy".formatted(block));
    }
    model.add("model.json");
    model.add("residual-products.npy");
    assertThat(visible(run.resolve("model"))).isEqualTo(model);
    assertCommit(run);
  }

  static void assertPredict(Path run) {
    assertThat(Experiment.children(run))
        .containsExactlyInAnyOrder(
            "run.json", "metrics.json", "predictions.parquet", "report.html", "log");
    assertCommit(run);
  }

  /** All files and folders in a folder but the hidden ones: Hadoop's checksums. */
  static List<String> visible(Path folder) {
    return Experiment.everything(folder).stream()
        .filter(name -> !name.isEmpty() && !name.contains("/.") && !name.startsWith("."))
        .toList();
  }

  private static void assertCommit(Path run) {
    String commit = Results.json(run.resolve("run.json")).at("/build/commit").asText();
    assertThat(commit).isEqualTo(BuildInfo.current().commit());
  }
}
