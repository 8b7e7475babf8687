package org.sparkntk.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.files.Sha256;
import org.sparkntk.jobs.files.TextFile;

/** Tells whether a run has been done before: the same job, configuration, program and files. */
public final class FinishedRun {
  private FinishedRun() {}

  /**
   * Reads what a directory says about its run, and every input file again.
   *
   * @param out a run directory, or anything else
   * @param configSha256 of the effective configuration
   */
  public static boolean isAt(Configuration hadoop, Path out, String job, String configSha256)
      throws IOException {
    FileSystem fs = out.getFileSystem(hadoop);
    Path file = new Path(out, RunManifest.FILE);
    if (!fs.exists(file)) {
      return false;
    }
    JsonNode run;
    try {
      run = Json.tree(TextFile.read(fs, file), file.toString());
    } catch (InvalidInputException e) {
      return false;
    }
    boolean same =
        job.equals(run.path("job").asText())
            && configSha256.equals(run.path("config-sha256").asText())
            && BuildInfo.current().commit().equals(run.at("/build/commit").asText());
    if (!same) {
      return false;
    }
    for (JsonNode input : run.path("inputs")) {
      if (!isUnchanged(hadoop, input)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnchanged(Configuration hadoop, JsonNode input) throws IOException {
    Path path = new Path(input.path("path").asText());
    FileSystem fs = path.getFileSystem(hadoop);
    if (!fs.exists(path) || fs.getFileStatus(path).getLen() != input.path("bytes").asLong()) {
      return false;
    }
    try (InputStream in = fs.open(path)) {
      return Sha256.of(in).equals(input.path("sha256").asText());
    }
  }
}
