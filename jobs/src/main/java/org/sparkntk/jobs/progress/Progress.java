package org.sparkntk.jobs.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells on the standard output how far a job is, stage by stage. One stage is open at a time; with
 * Spark, stages are started on the thread that submits their jobs.
 */
public final class Progress implements AutoCloseable {
  /** Somewhere else for the lines to go, such as a log file. */
  @FunctionalInterface
  public interface Sink {
    /** Takes one line without its end. */
    void accept(String line) throws IOException;
  }

  private final Console console;
  private final JobGroups groups;
  private final LongSupplier nanos;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final List<String> backlog = new ArrayList<>();
  private @Nullable Sink sink;
  private @Nullable Stage current;

  Progress(Console console, JobGroups groups, LongSupplier nanos) {
    this.console = console;
    this.groups = groups;
    this.nanos = nanos;
  }

  /** For a job on Spark: stages become job groups. Close it before the context stops. */
  public static Progress on(JavaSparkContext spark) {
    return new Progress(Console.standard(), new SparkJobGroups(spark), System::nanoTime);
  }

  /** The same, but nothing on the standard output: for one of several jobs of an application. */
  public static Progress quiet(JavaSparkContext spark) {
    return new Progress(Console.none(), new SparkJobGroups(spark), System::nanoTime);
  }

  /** For a job without Spark. */
  public static Progress withoutSpark() {
    return new Progress(Console.standard(), JobGroups.NONE, System::nanoTime);
  }

  /** Sends all lines to {@code sink} too, those that were printed already first. */
  public synchronized void logTo(Sink sink) {
    this.sink = sink;
    backlog.forEach(this::log);
    backlog.clear();
  }

  /**
   * Starts a stage and prints its first line.
   *
   * @param name one short word, as it begins the names of the stage's metrics
   * @param description what it works on, with numbers: {@code n=8000, 36 tiles of 1024}
   * @throws IllegalStateException if another stage is open
   */
  public synchronized Stage start(String name, String description) {
    if (current != null) {
      throw new IllegalStateException(
          "stage " + name + " cannot start before stage " + current.name() + " ends");
    }
    line(label(name) + description);
    Stage stage = new Stage(this, name, console);
    current = stage;
    groups.begin(name, description, stage);
    return stage;
  }

  /** Prints one line. */
  public synchronized void line(String text) {
    console.line(text);
    if (sink == null) {
      backlog.add(text);
    } else {
      log(text);
    }
  }

  /**
   * The metric {@code <stage>.seconds} of every stage that has ended, in the order of the stages.
   */
  public synchronized Map<String, Double> metrics() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }

  /** Lets go of Spark. */
  @Override
  public void close() {
    groups.close();
  }

  long now() {
    return nanos.getAsLong();
  }

  synchronized void ended(String name, double elapsed, String line) {
    groups.end();
    current = null;
    seconds.merge(name + ".seconds", elapsed, Double::sum);
    line(label(name) + line);
  }

  static String label(String name) {
    return String.format(Locale.ROOT, "%-10s ", name);
  }

  private void log(String text) {
    Sink to = sink;
    if (to == null) {
      return;
    }
    try {
      to.accept(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
