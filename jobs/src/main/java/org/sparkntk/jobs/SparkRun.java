package org.sparkntk.jobs;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.sparkntk.jobs.config.FitConfig.Keep;
import org.sparkntk.jobs.config.RunConfig;
import org.sparkntk.jobs.distributed.RowBlocksFactory;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.gram.ClusterMemory;
import org.sparkntk.jobs.ingest.BlockFactory;
import org.sparkntk.jobs.ingest.Ingest;
import org.sparkntk.jobs.progress.Progress;
import org.sparkntk.jobs.report.RunManifest.Machine;

/** A run session on Spark, with what several Spark jobs share. */
final class SparkRun implements AutoCloseable {
  /** The directory of what is deleted before the run is complete. */
  static final String SCRATCH = "scratch";

  private static final long MIB = 1L << 20;

  private final RunConfig config;
  private final SparkSession session;
  private final boolean owned;
  private final Optional<Path> sharedGram;
  private final JavaSparkContext spark;
  private final RunSession run;

  SparkRun(JobContext context) throws IOException {
    this.config = context.config().run();
    this.owned = context.within().isEmpty();
    this.session = context.within().map(Shared::session).orElseGet(() -> session(context.job()));
    this.sharedGram = context.within().flatMap(Shared::gram);
    this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    try {
      this.run =
          new RunSession(
              context,
              spark.hadoopConfiguration(),
              owned ? Progress.on(spark) : Progress.quiet(spark),
              spark.version(),
              this::machine);
    } catch (IOException | RuntimeException e) {
      stop();
      throw e;
    }
  }

  /** A cell of a comparison leaves Spark to the other cells. */
  private void stop() {
    if (owned) {
      session.stop();
    }
  }

  private static SparkSession session(String job) {
    try {
      // With one job at a time, which is the rule, fair is first in, first out.
      return SparkSession.builder()
          .appName("ntk " + job)
          .config("spark.scheduler.mode", "FAIR")
          .getOrCreate();
    } catch (RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      throw message.contains("Could not parse Master URL")
          ? new InvalidInputException("--master: " + message.lines().findFirst().orElse(message))
          : e;
    }
  }

  private Machine machine() {
    return new Machine(
        spark.master(), spark.defaultParallelism(), ClusterMemory.of(spark).bytes() / MIB);
  }

  /** What a job does. */
  @FunctionalInterface
  interface Work {
    int run() throws IOException;
  }

  /** Does the work; if it ends in what the user must mend, nothing is kept to go on from. */
  int resumable(Work work) throws IOException {
    try {
      return work.run();
    } catch (IOException | RuntimeException e) {
      if (e instanceof NotConvergedException || InvalidInputException.in(e).isPresent()) {
        run.forget();
      }
      throw e;
    }
  }

  /** Whether the run leaves this; jobs other than {@code fit} leave all they make. */
  boolean keeps(Keep what) {
    return run.keeps(what);
  }

  RunConfig config() {
    return config;
  }

  SparkSession session() {
    return session;
  }

  JavaSparkContext spark() {
    return spark;
  }

  RunSession run() {
    return run;
  }

  /**
   * Where the Gram matrix is kept for other runs: where the configuration says, else where a
   * comparison does.
   */
  Optional<Path> gramStore() throws IOException {
    String own = config.gram().store();
    return own.isEmpty() ? sharedGram : Optional.of(run.outside("gram.store", own));
  }

  /**
   * The data stage, after a check that what executors write will be seen here.
   *
   * @param panels where the row panels of the first set go if it is too large to broadcast; those
   *     of a second set go into the scratch directory
   */
  Ingest ingest(String panels) {
    if (!spark.isLocal()) {
      SharedOutput.check(spark, run.file(SCRATCH + "/probes"));
    }
    RowBlocksFactory factory = new RowBlocksFactory(spark, MIB * config.gram().broadcastLimitMib());
    Iterator<Path> directories = Stream.of(panels, SCRATCH + "/test").map(run::file).iterator();
    BlockFactory blocks =
        (rdd, rows, width, size) -> {
          Path directory = directories.next();
          return factory.create(rdd, rows, width, size, () -> directory);
        };
    return new Ingest(session, config.data(), config.gram().tileSize(), blocks);
  }

  @Override
  public void close() throws IOException {
    try {
      run.close();
    } finally {
      stop();
    }
  }

  /** Deletes the row panels that only this run needed. */
  void deleteScratch() throws IOException {
    Path scratch = run.file(SCRATCH);
    scratch.getFileSystem(spark.hadoopConfiguration()).delete(scratch, true);
  }
}
