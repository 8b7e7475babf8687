package org.sparkntk.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build is running.
 *
 * @param version the project's version
 * @param commit the full git commit, with {@code -dirty} appended when files had been changed, or
 *     {@code unknown} when the build had no git repository
 */
public record BuildInfo(String version, String commit) {
  private static final String UNKNOWN = "unknown";

  /** The build that this class comes from. */
  public static BuildInfo current() {
    Properties git = properties("/git.properties");
    String commit = git.getProperty("git.commit.id.full", UNKNOWN);
    boolean dirty = Boolean.parseBoolean(git.getProperty("git.dirty"));
    String version = properties("/build.properties").getProperty("version", UNKNOWN);
    return new BuildInfo(version, dirty ? commit + "-dirty" : commit);
  }

  private static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
