package org.sparkntk.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.files.Json;

/**
 * Where the results of a run come from. What it hands out is free of secrets: the values of keys
 * such as {@code fs.s3a.secret.key} and the user part of URIs are replaced.
 *
 * @param job the job's name, as typed
 * @param effectiveConfig all keys with their effective values, as JSON
 * @param configSha256 lower-case hexadecimal SHA-256 of all keys that results depend on
 * @param build the state of the sources
 * @param software what it ran with
 * @param machine what it ran on
 * @param started when it began
 * @param ended when it ended, not before {@code started}
 * @param inputs the files that were read
 */
public record RunManifest(
    String job,
    String effectiveConfig,
    String configSha256,
    BuildInfo build,
    Software software,
    Machine machine,
    Instant started,
    Instant ended,
    List<InputFile> inputs) {

  /** The file name in a run directory. */
  public static final String FILE = "run.json";

  /**
   * What a run ran with.
   *
   * @param java version of the Java runtime
   * @param spark version of Spark, {@code none} for a job without
   * @param hadoop version of Hadoop's client
   * @param blas class of the BLAS
   * @param nativeLibrary file of the native BLAS, {@code none} for one in Java
   */
  public record Software(
      String java, String spark, String hadoop, String blas, String nativeLibrary) {}

  /**
   * What a run ran on.
   *
   * @param master Spark's master, {@code none} for a job without
   * @param cores task slots of all executors
   * @param memoryMib memory of all executors in MiB
   */
  public record Machine(String master, int cores, long memoryMib) {}

  private record Content(
      String job,
      String started,
      String ended,
      double seconds,
      BuildInfo build,
      Software software,
      Machine machine,
      String configSha256,
      JsonNode config,
      List<InputFile> inputs) {}

  /** Checks the times and removes secrets from URIs. */
  public RunManifest {
    if (ended.isBefore(started)) {
      throw new IllegalArgumentException("started " + started + " but ended " + ended);
    }
    machine = new Machine(Redaction.text(machine.master), machine.cores, machine.memoryMib);
    inputs =
        inputs.stream()
            .map(file -> new InputFile(Redaction.text(file.path()), file.bytes(), file.sha256()))
            .toList();
    effectiveConfig =
        Json.text(Redaction.tree(Json.tree(effectiveConfig, "the effective configuration")));
  }

  /** The configuration, with secrets replaced. */
  public JsonNode config() {
    return Json.tree(effectiveConfig, "the effective configuration");
  }

  /** How long the run took. */
  public double seconds() {
    return Duration.between(started, ended).toMillis() / 1000.0;
  }

  /** The content of {@value #FILE}. */
  public String json() {
    return Json.text(
        new Content(
            job,
            started.toString(),
            ended.toString(),
            seconds(),
            build,
            software,
            machine,
            configSha256,
            config(),
            inputs));
  }
}
