package org.sparkntk.jobs;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;
import org.sparkntk.jobs.config.FitConfig.Keep;
import org.sparkntk.jobs.config.LoadedConfig;
import org.sparkntk.jobs.config.TrackingConfig;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.evaluate.Evaluation;
import org.sparkntk.jobs.files.Existing;
import org.sparkntk.jobs.files.PlainFiles;
import org.sparkntk.jobs.files.ResumeDirectory;
import org.sparkntk.jobs.files.RunDirectory;
import org.sparkntk.jobs.files.Sha256;
import org.sparkntk.jobs.progress.Progress;
import org.sparkntk.jobs.report.Bars;
import org.sparkntk.jobs.report.BuildInfo;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.FinishedRun;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.report.Report;
import org.sparkntk.jobs.report.ResidualCurve;
import org.sparkntk.jobs.report.ResidualFile;
import org.sparkntk.jobs.report.RunManifest;
import org.sparkntk.jobs.report.RunManifest.Machine;
import org.sparkntk.jobs.report.RunManifest.Software;
import org.sparkntk.jobs.report.RunSummary;
import org.sparkntk.jobs.report.Table;
import org.sparkntk.jobs.tracking.Tracking;
import org.sparkntk.kernels.linalg.Blas;

/** What every job has: its run directory, its progress, its metrics, and how it ends. */
final class RunSession implements AutoCloseable {
  private static final String FIT = "fit";

  private final Instant started = Instant.now();
  private final JobContext context;
  private final Configuration hadoop;
  private final Progress progress;
  private final RunDirectory directory;
  private final Metrics metrics = new Metrics();
  private final Software software;
  private final Supplier<Machine> machine;
  private final Optional<FinishedRun> finished;
  private final Tracking tracking;
  private LoadedConfig config;
  private List<InputFile> inputs = List.of();
  private Optional<ResumeDirectory> resume = Optional.empty();

  /**
   * Opens the run directory.
   *
   * @param sparkVersion Spark's version, {@code none} for a job without
   * @param machine asked at the end, when all executors have registered
   */
  RunSession(
      JobContext context,
      Configuration hadoop,
      Progress progress,
      String sparkVersion,
      Supplier<Machine> machine)
      throws IOException {
    this.context = context;
    this.hadoop = hadoop;
    this.config = context.config();
    this.progress = progress;
    this.machine = machine;
    this.software =
        new Software(
            System.getProperty("java.version", "unknown"),
            sparkVersion,
            VersionInfo.getVersion(),
            Blas.implementation(),
            Blas.library());
    TrackingConfig tracked = config.run().tracking();
    this.tracking =
        context
            .within()
            .map(shared -> shared.tracking().with(tracked))
            .orElseGet(() -> Tracking.of(tracked));
    this.directory = RunDirectory.create(hadoop, context.out(), context.existing());
    try {
      this.finished = finished();
      if (context.fresh()) {
        ResumeDirectory.forget(directory.fileSystem(), directory.out());
      }
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
    progress.logTo(directory::log);
    progress.line(
        "%s: configuration %s, BLAS %s (%s)"
            .formatted(
                context.job(),
                context.config().sha256().substring(0, 12),
                Blas.implementation(),
                Blas.library()));
    if (!Blas.isNative()) {
      warn("no native BLAS for this platform, computing in pure Java, 10 to 40 times slower");
    }
    if (finished.isEmpty()) {
      tracking.begin().ifPresent(this::warn);
    }
    for (Path leftover : directory.leftovers()) {
      warn("a run on another machine may be at work here; if not, delete " + leftover);
    }
  }

  /** What is at the place of this run, if it may turn out to be the very same run. */
  private Optional<FinishedRun> finished() throws IOException {
    Optional<FinishedRun> found =
        context.existing() == Existing.REPLACE
            ? Optional.empty()
            : directory.existing().flatMap(FinishedRun::of).filter(this::mayBeSame);
    if (found.isEmpty()) {
      directory.refuseUnlessReplaceable();
    }
    return found;
  }

  /** The kernel is left open: a job may take it from a model. */
  private boolean mayBeSame(FinishedRun run) {
    return run.isOf(context.job(), config.with("kernel", run.kernel()).sha256());
  }

  /** Opens the run directory of a job that needs no Spark. */
  static RunSession withoutSpark(JobContext context) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    Machine machine = new Machine("none", runtime.availableProcessors(), runtime.maxMemory() >> 20);
    return new RunSession(
        context, new Configuration(), Progress.withoutSpark(), "none", () -> machine);
  }

  /**
   * Corrects what the manifest will say was computed, for a job that takes part of it from a model.
   */
  void setConfig(LoadedConfig effective) {
    config = effective;
  }

  /** Whether the run leaves this; jobs other than {@code fit} leave all they make. */
  boolean keeps(Keep what) {
    return !context.job().equals(FIT) || config.run().fit().keep().contains(what);
  }

  Progress progress() {
    return progress;
  }

  Tracking tracking() {
    return tracking;
  }

  Metrics metrics() {
    return metrics;
  }

  /** Where a file of the run is written. */
  Path file(String name) {
    return directory.file(name);
  }

  /**
   * A directory that is not in the run directory, which must not be there before the end of the
   * run, and which another run may replace.
   *
   * @param key of the configuration that names it
   * @throws InvalidInputException if there is no such file system, or naming both directories
   */
  Path outside(String key, String text) throws IOException {
    try {
      Path path = new Path(text);
      Path place = PlainFiles.of(path, hadoop).makeQualified(path);
      for (Path at = place; at != null; at = at.getParent()) {
        if (at.equals(directory.out())) {
          throw new InvalidInputException(
              "%s: expected a directory outside of the run directory %s, found %s"
                  .formatted(key, at, text));
        }
      }
      return place;
    } catch (IllegalArgumentException | UnsupportedFileSystemException e) {
      throw new InvalidInputException(
          "%s: expected a path, found %s (%s)".formatted(key, text, e.getMessage()));
    }
  }

  /** Has a directory that is kept for an interruption moved to where it belongs in the end. */
  void take(Path from, String name) {
    directory.take(from, name);
  }

  void write(String name, String text) throws IOException {
    directory.write(name, text);
  }

  /**
   * Tells what the run has read, after which nothing else may enter its results.
   *
   * @throws AlreadyDoneException if the same run is complete
   * @throws InvalidInputException if another one is in its place
   */
  void reads(List<InputFile> files) throws IOException {
    inputs = List.copyOf(files);
    if (finished.isPresent()) {
      if (finished.get().isOf(context.job(), config.sha256()) && finished.get().hasRead(inputs)) {
        throw new AlreadyDoneException(context.out());
      }
      directory.refuseUnlessReplaceable();
      tracking.begin().ifPresent(this::warn);
    }
  }

  /**
   * What is kept for the case that this run is interrupted, or was by an interruption of the same
   * run; to be asked for when all is read.
   */
  ResumeDirectory resume() throws IOException {
    List<String> parts =
        new ArrayList<>(
            List.of(
                context.job(),
                config.sha256(),
                BuildInfo.current().commit(),
                software.blas(),
                software.nativeLibrary()));
    inputs.forEach(file -> parts.add(file.sha256()));
    ResumeDirectory found =
        ResumeDirectory.open(
            directory.fileSystem(), directory.out(), Sha256.of(String.join(" ", parts)));
    switch (found.found()) {
      case THIS_RUN -> progress.line("resuming an interrupted run (--fresh would start over)");
      case ANOTHER_RUN ->
          progress.line(
              "starting over: what an interrupted run had left here was of another configuration,"
                  + " other data, or another build");
      case NOTHING -> {}
    }
    resume = Optional.of(found);
    return found;
  }

  /** Deletes what was kept: what went wrong has to be mended, and will then be another run. */
  void forget() throws IOException {
    if (resume.isPresent()) {
      resume.get().delete();
    }
  }

  /** Completes the run of a study, which reads no data and solves nothing. */
  void complete(List<Chart> charts, List<String> warnings) throws IOException {
    complete(Optional.empty(), Optional.empty(), charts, warnings);
  }

  /** Completes a run without charts of its own. */
  void complete(
      Optional<ResidualCurve> residuals, Optional<Evaluation> evaluation, List<String> warnings)
      throws IOException {
    complete(residuals, evaluation, List.of(), warnings);
  }

  /** Completes a run that computes nothing itself: a comparison of others. */
  void complete(List<Chart> charts, List<Bars> bars, List<Table> tables, List<String> warnings)
      throws IOException {
    complete(Optional.empty(), Optional.empty(), charts, bars, tables, warnings);
  }

  /** Completes a run with charts of its own. */
  void complete(
      Optional<ResidualCurve> residuals,
      Optional<Evaluation> evaluation,
      List<Chart> charts,
      List<String> warnings)
      throws IOException {
    complete(residuals, evaluation, charts, List.of(), List.of(), warnings);
  }

  /** Writes metrics, manifest and report, and moves the run directory to its place. */
  private void complete(
      Optional<ResidualCurve> residuals,
      Optional<Evaluation> evaluation,
      List<Chart> charts,
      List<Bars> bars,
      List<Table> tables,
      List<String> warnings)
      throws IOException {
    Instant ended = Instant.now();
    metrics.putAll(progress.metrics());
    RunManifest manifest =
        new RunManifest(
            context.job(),
            config.effective(),
            config.sha256(),
            BuildInfo.current(),
            software,
            machine.get(),
            started,
            ended,
            inputs);
    metrics.put("total.seconds", manifest.seconds());
    directory.write(Metrics.FILE, metrics.json());
    RunSummary summary =
        new RunSummary(manifest, metrics, residuals, evaluation, charts, bars, tables, warnings);
    if (residuals.isPresent()) {
      directory.write(ResidualFile.FILE, ResidualFile.csv(residuals.get()));
    }
    if (keeps(Keep.REPORT)) {
      directory.write(Report.FILE, Report.html(summary));
    }
    directory.write(RunManifest.FILE, manifest.json());
    warnings.forEach(this::warn);
    tracking.log(summary, context.out().toString()).ifPresent(this::warn);
    directory.complete();
    forget();
    progress.line("done: " + directory.out());
  }

  private void warn(String warning) {
    progress.line("warning: " + warning);
  }

  @Override
  public void close() throws IOException {
    if (resume.isPresent() && resume.get().isUsed()) {
      progress.line(
          "interrupted; the same command with --out %s goes on from here"
              .formatted(directory.out()));
    }
    directory.close();
    progress.close();
  }
}
