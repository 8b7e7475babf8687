package org.sparkntk.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The state of the sources that the running code was built from.
 *
 * @param commit the Git commit, or {@code unknown}
 * @param dirty whether there were uncommitted changes: {@code true}, {@code false} or {@code
 *     unknown}
 */
public record BuildInfo(String commit, String dirty) {
  private static final String UNKNOWN = "unknown";

  /** Reads {@code git.properties}, which the build puts beside the classes. */
  public static BuildInfo ofThisBuild() {
    Properties properties = new Properties();
    try (InputStream stream = BuildInfo.class.getResourceAsStream("/git.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(
        properties.getProperty("git.commit.id", UNKNOWN),
        properties.getProperty("git.dirty", UNKNOWN));
  }
}
