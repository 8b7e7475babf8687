package org.sparkntk.jobs.progress;

import java.util.OptionalLong;

/**
 * One stage of a job, from its first line to its last. Steps may be reported from any thread.
 *
 * <pre>{@code
 * try (Stage stage = progress.start("gram", "n=8000, 36 tiles")) {
 *   stage.steps(36, "tiles");
 *   ... stage.advance(1) ...
 *   stage.finish("36 tiles, 4.2 GFLOP/s");
 * }
 * }</pre>
 */
public final class Stage implements AutoCloseable {
  private final Progress progress;
  private final String name;
  private final Console console;
  private final long start;
  private Meter meter = Meter.NONE;
  private boolean countsTasks;
  private boolean open = true;

  Stage(Progress progress, String name, Console console) {
    this.progress = progress;
    this.name = name;
    this.console = console;
    this.start = progress.now();
  }

  String name() {
    return name;
  }

  /**
   * Announces steps, whose number is known.
   *
   * @param unit what they are, in the plural
   */
  public void steps(long total, String unit) {
    measure(OptionalLong.of(total), unit);
  }

  /** Announces steps, whose number is not known: there will be a rate but no time left. */
  public void steps(String unit) {
    measure(OptionalLong.empty(), unit);
  }

  /** Takes the tasks of all Spark jobs of this stage as steps, as Spark reports them. */
  public synchronized void stepsAreTasks() {
    measure(OptionalLong.of(0), "tasks");
    countsTasks = true;
  }

  /** Reports that {@code steps} more steps are done. */
  public synchronized void advance(long steps) {
    meter.advance(steps);
  }

  /** Reports steps and how things stand, for instance {@code residual 3.2e-4}. */
  public synchronized void advance(long steps, String message) {
    meter.message(message);
    meter.advance(steps);
  }

  /**
   * Ends the stage well and prints its last line.
   *
   * @param numbers what was done, with numbers: {@code 36 tiles, 4.2 GFLOP/s}
   * @return the seconds that it took
   */
  public double finish(String numbers) {
    return end("done in", numbers.isEmpty() ? "" : ", " + numbers);
  }

  /** The seconds since the start. */
  public double seconds() {
    return (progress.now() - start) / 1e9;
  }

  /** Ends the stage, as one that was broken off unless {@link #finish} was called. */
  @Override
  public void close() {
    if (open) {
      end("broken off after", "");
    }
  }

  synchronized void tasksExpected(int tasks) {
    if (countsTasks) {
      meter.expect(tasks);
    }
  }

  synchronized void taskDone() {
    if (countsTasks) {
      meter.advance(1);
    }
  }

  private synchronized void measure(OptionalLong total, String unit) {
    meter.close();
    meter =
        console.isTerminal()
            ? new BarMeter(console, name, total, unit)
            : new LineMeter(progress, name, total, unit);
  }

  private synchronized double end(String how, String numbers) {
    if (!open) {
      throw new IllegalStateException("stage " + name + " has ended");
    }
    open = false;
    countsTasks = false;
    meter.close();
    meter = Meter.NONE;
    double elapsed = seconds();
    progress.ended(name, elapsed, how + " " + Durations.text(elapsed) + numbers);
    return elapsed;
  }
}
