package org.sparkntk.jobs;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.config.ConfigReader;
import org.sparkntk.jobs.config.Grid;
import org.sparkntk.jobs.config.LoadedConfig;
import org.sparkntk.jobs.errors.InvalidInputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What every job is told on the command line; picocli fills the fields.
 *
 * <p>No Hadoop type in a signature here: picocli reflects on this class, and {@code --help} runs
 * without Spark's jars.
 */
final class RunOptions {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Parameters(
      paramLabel = "CONF",
      description =
          "the experiment file (HOCON); relative paths in it start from here, the"
              + " current directory")
  private Path conf = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "replace one key of the experiment file, for example --set solver.ridge=1e-4;"
              + " may be repeated")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the run directory to write; runs/<CONF>-<JOB>-<time> by default")
  private Optional<String> out = Optional.empty();

  @Option(names = "--overwrite", description = "replace the run directory if it exists")
  private boolean overwrite;

  @Option(
      names = "--fresh",
      description =
          "start over: neither go on with an interrupted run nor recognise a finished one,"
              + " which is replaced")
  private boolean fresh;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  /** Adds a setting, which wins over those before. */
  void set(String key, String value) {
    settings.add(key + "=" + value);
  }

  /**
   * Reads the configuration.
   *
   * @throws InvalidInputException if it or the run directory's path is not valid
   */
  JobContext context(String job) {
    LoadedConfig config = ConfigReader.read(conf, settings);
    String directory = out.orElseGet(() -> fresh(job));
    try {
      return new JobContext(
          job,
          config,
          new org.apache.hadoop.fs.Path(directory),
          overwrite,
          fresh,
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--out: expected a path, found " + directory);
    }
  }

  /**
   * What a comparison runs.
   *
   * @throws InvalidInputException if it is told to overwrite, or is no comparison
   */
  Grid grid() {
    if (overwrite) {
      throw new InvalidInputException(
          "--overwrite: expected none, as a comparison always goes on in its directory; --fresh runs all its cells again");
    }
    return ConfigReader.grid(conf, settings);
  }

  /** A comparison goes on in the same directory every time. */
  JobContext comparison(Grid grid) {
    try {
      return new JobContext(
          "compare",
          grid.whole(),
          new org.apache.hadoop.fs.Path(comparisonDirectory(), CompareJob.SUMMARY),
          true,
          fresh,
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--out: expected a path, found " + comparisonDirectory());
    }
  }

  private String comparisonDirectory() {
    return out.orElseGet(() -> "runs/" + name() + "-compare");
  }

  private String name() {
    return String.valueOf(conf.getFileName()).replaceFirst("\\.conf$", "");
  }

  private String fresh(String job) {
    return "runs/"
        + name()
        + "-"
        + job
        + "-"
        + TIME.format(LocalDateTime.now(ZoneId.systemDefault()));
  }
}
