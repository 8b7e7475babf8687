package org.sparkntk.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.sparkntk.kernels.Kernel;

/**
 * Which build is running.
 *
 * @param version the project's version
 * @param commit the full git commit; behind {@code -dirty-} when files had been changed, or {@code
 *     unknown-} when the build had no git repository, 12 digits that tell its classes
 */
public record BuildInfo(String version, String commit) {
  private static final String UNKNOWN = "unknown";

  /** Read when it is asked for: a fingerprint takes a moment. */
  private static final class Running {
    private static final BuildInfo BUILD = read();
  }

  /** The build that this class comes from. */
  public static BuildInfo current() {
    return Running.BUILD;
  }

  private static BuildInfo read() {
    Properties git = properties("/git.properties");
    String commit = git.getProperty("git.commit.id.full", UNKNOWN);
    boolean dirty = Boolean.parseBoolean(git.getProperty("git.dirty"));
    String version = properties("/build.properties").getProperty("version", UNKNOWN);
    if (dirty) {
      commit += "-dirty";
    }
    return new BuildInfo(
        version, dirty || commit.equals(UNKNOWN) ? commit + "-" + fingerprint() : commit);
  }

  /** Of both modules, which are one jar or two places. */
  private static String fingerprint() {
    try {
      Set<Path> places = new TreeSet<>();
      for (Class<?> type : List.of(BuildInfo.class, Kernel.class)) {
        places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
      }
      return Fingerprint.of(places);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
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
