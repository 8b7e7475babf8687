package org.sparkntk.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Json;

/**
 * What the manifest of a complete run says that its results depend on.
 *
 * @param job the job's name
 * @param configSha256 of the effective configuration
 * @param kernel the kernel section of that configuration, as JSON
 * @param commit of the program
 * @param inputs SHA-256 of the files that were read, in order
 */
public record FinishedRun(
    String job, String configSha256, String kernel, String commit, List<String> inputs) {
  /** Copies the list. */
  public FinishedRun {
    inputs = List.copyOf(inputs);
  }

  /**
   * Reads a manifest.
   *
   * @param manifest the content of {@value RunManifest#FILE}
   * @return nothing if this is no manifest
   */
  public static Optional<FinishedRun> of(String manifest) {
    JsonNode run;
    try {
      run = Json.tree(manifest, RunManifest.FILE);
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
    JsonNode kernel = run.at("/config/kernel");
    if (!kernel.isObject() || !run.path("inputs").isArray()) {
      return Optional.empty();
    }
    List<String> inputs = new ArrayList<>();
    run.path("inputs").forEach(input -> inputs.add(input.path("sha256").asText()));
    return Optional.of(
        new FinishedRun(
            run.path("job").asText(),
            run.path("config-sha256").asText(),
            kernel.toString(),
            run.at("/build/commit").asText(),
            inputs));
  }

  /** Whether this program has done such a job with such a configuration. */
  public boolean isOf(String wantedJob, String wantedConfig) {
    return job.equals(wantedJob)
        && configSha256.equals(wantedConfig)
        && commit.equals(BuildInfo.current().commit());
  }

  /** Whether it read files of the same content. */
  public boolean hasRead(List<InputFile> files) {
    return inputs.equals(files.stream().map(InputFile::sha256).toList());
  }
}
