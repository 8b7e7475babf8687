package org.sparkntk.jobs;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.compare.CellResult;
import org.sparkntk.jobs.config.Grid.Cell;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.PlainFiles;
import org.sparkntk.jobs.files.TextFile;
import org.sparkntk.jobs.progress.Stage;

/**
 * Runs the cells of a comparison, each an ordinary run in its own directory: one that is there
 * already and the same is left alone, one that was interrupted goes on, one that fails stops no
 * other.
 */
final class CellRuns {
  /** The directory of all cells. */
  static final String CELLS = "cells";

  /** The directory of the Gram matrices that several cells have in common, while they run. */
  private static final String GRAM = "gram";

  private static final String JOB = "fit";

  private final SparkRun run;
  private final Path root;
  private final boolean fresh;
  private final FileSystem fs;

  /** Whether a cell has had the metric that decides. */
  private volatile boolean judged;

  /**
   * @param root what all paths of the comparison are in
   * @param fresh whether finished cells are run again
   */
  CellRuns(SparkRun run, Path root, boolean fresh) throws IOException {
    this.run = run;
    this.root = root;
    this.fresh = fresh;
    this.fs = PlainFiles.of(root, run.spark().hadoopConfiguration());
  }

  /**
   * Runs all cells, and returns their results in the same order.
   *
   * @param name of the stage
   */
  List<CellResult> all(String name, List<Cell> cells) throws IOException {
    int concurrency = run.config().compare().concurrency();
    ExecutorService lanes = Executors.newFixedThreadPool(concurrency);
    try (Stage stage =
        run.run()
            .progress()
            .start(name, "%,d, %d at a time".formatted(cells.size(), concurrency))) {
      stage.steps(cells.size(), "cells");
      List<Future<List<CellResult>>> groups = new ArrayList<>();
      for (List<Cell> group : groups(cells)) {
        groups.add(lanes.submit(() -> inTurn(group, stage, lanes)));
      }
      Map<String, CellResult> results = new LinkedHashMap<>();
      for (Future<List<CellResult>> group : groups) {
        await(group).forEach(result -> results.put(result.cell(), result));
      }
      long failed =
          results.values().stream().filter(r -> r.status() == CellResult.Status.FAILED).count();
      stage.finish("%,d cells, %,d failed".formatted(results.size(), failed));
      return cells.stream().map(cell -> results.get(cell.name())).toList();
    } finally {
      end(lanes);
    }
  }

  /** Lets cells at work come to their end, for what they find is kept, and begins no others. */
  private static void end(ExecutorService lanes) throws IOException {
    lanes.shutdown();
    try {
      lanes.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static List<CellResult> await(Future<List<CellResult>> group) throws IOException {
    try {
      return group.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /** Cells with a Gram matrix in common run one after the other: the first makes it. */
  private static List<List<Cell>> groups(List<Cell> cells) {
    Map<String, List<Cell>> groups = new LinkedHashMap<>();
    for (Cell cell : cells) {
      groups
          .computeIfAbsent(cell.sharedGram().orElse(cell.name()), any -> new ArrayList<>())
          .add(cell);
    }
    return List.copyOf(groups.values());
  }

  /**
   * Runs the cells of a group.
   *
   * @param lanes what they run in; once it is shut down no other cell is begun
   */
  private List<CellResult> inTurn(List<Cell> group, Stage stage, ExecutorService lanes) {
    // A pool for each thread: within a pool, Spark runs jobs in the order in which they came.
    run.spark().setLocalProperty("spark.scheduler.pool", Thread.currentThread().getName());
    List<CellResult> results = new ArrayList<>();
    try {
      for (Cell cell : group) {
        if (lanes.isShutdown()) {
          break;
        }
        CellResult result = one(cell);
        requireMetric(result);
        results.add(result);
        stage.advance(1);
      }
    } finally {
      store(group.get(0)).ifPresent(this::delete);
    }
    return results;
  }

  private void delete(Path store) {
    try {
      fs.delete(store, true);
    } catch (IOException e) {
      run.run()
          .progress()
          .line("warning: %s could not be deleted: %s".formatted(store, Failure.oneLine(e)));
    }
  }

  /** A metric that the first cell does not have is a misspelt one: hours would be for nothing. */
  private void requireMetric(CellResult result) {
    String metric = run.config().compare().roles().metric();
    if (result.metric(metric).isPresent()) {
      judged = true;
    } else if (!judged && result.status() == CellResult.Status.DONE) {
      throw new InvalidInputException(
          "compare.metric: expected one that the cell %s has, of %s; found %s"
              .formatted(result.cell(), String.join(", ", result.metrics().keySet()), metric));
    }
  }

  private CellResult one(Cell cell) {
    Path out = new Path(root, CELLS + "/" + cell.name());
    // One a configuration: the commands of older runs of the cell must not run this one.
    Path conf = out.suffix("-" + cell.config().sha256().substring(0, 12) + ".conf");
    CellFiles files = new CellFiles(fs, cell, out, command(conf, cell));
    String message = "";
    for (int attempt = 0; attempt <= run.config().compare().retries(); attempt++) {
      try {
        TextFile.write(fs, conf, cell.config().effective());
        boolean done = isDone(cell, out);
        return told(done ? "unchanged" : "done", files.done());
      } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
        Optional<InvalidInputException> mendable = InvalidInputException.in(e);
        message = mendable.map(Throwable::getMessage).orElseGet(() -> Failure.oneLine(e));
        if (mendable.isPresent() || e instanceof NotConvergedException) {
          break; // the next attempt would end in the same way
        }
      }
    }
    return told("failed", files.failed(message, Instant.now()));
  }

  /** Runs a cell, unless that has been done. */
  private boolean isDone(Cell cell, Path out) throws Exception {
    try {
      new FitJob().run(context(cell, out));
      return false;
    } catch (AlreadyDoneException e) {
      return true;
    }
  }

  private JobContext context(Cell cell, Path out) {
    Shared shared = new Shared(run.session(), run.run().tracking(), store(cell));
    return new JobContext(JOB, cell.config(), out, false, fresh, Optional.of(shared));
  }

  private Optional<Path> store(Cell cell) {
    return cell.sharedGram().map(name -> fs.makeQualified(new Path(root, GRAM + "/" + name)));
  }

  /** What runs the cell on its own, from the directory that the comparison was started in. */
  private static String command(Path conf, Cell cell) {
    return ShellCommand.of("scripts/ntk", JOB, conf.toString(), "--out", "runs/" + cell.name());
  }

  private CellResult told(String how, CellResult result) {
    String metric = run.config().compare().roles().metric();
    String what =
        result
            .metric(metric)
            .map(value -> "%s %.4g".formatted(metric, value))
            .orElse(result.message());
    run.run().progress().line("%-10s %s: %s".formatted(how, result.cell(), what));
    return result;
  }
}
