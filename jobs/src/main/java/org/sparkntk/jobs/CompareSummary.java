package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sparkntk.jobs.compare.Baseline;
import org.sparkntk.jobs.compare.Baseline.Regression;
import org.sparkntk.jobs.compare.CellResult;
import org.sparkntk.jobs.compare.Comparison;
import org.sparkntk.jobs.compare.ComparisonPage;
import org.sparkntk.jobs.compare.Judgement;
import org.sparkntk.jobs.compare.ResultTable;
import org.sparkntk.jobs.compare.Tolerances;
import org.sparkntk.jobs.config.CompareConfig;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.PlainFiles;
import org.sparkntk.jobs.files.TextFile;
import org.sparkntk.jobs.progress.Progress;
import org.sparkntk.jobs.report.ResidualFile;

/** What a comparison says of its cells: table, judgement, page, and the exit code. */
final class CompareSummary {
  private static final int FAILED = 1;
  private static final int WORSE = 3;
  private static final String VALUE = "value";
  private static final int ROWS_PER_TASK = 1000;

  private final SparkRun run;
  private final CompareConfig config;
  private final List<String> axes;
  private final Path cells;
  private final ResultTable before;
  private final ResultTable baseline;

  /**
   * Reads what there is before anything is run.
   *
   * @param summary the run directory of the comparison, of last time
   * @throws InvalidInputException if its table, or the baseline, is there but is no such table
   */
  CompareSummary(SparkRun run, List<String> axes, Path summary) throws IOException {
    this.run = run;
    this.config = run.config().compare();
    this.axes = axes;
    this.cells = new Path(summary.getParent(), CellRuns.CELLS);
    Path table = new Path(summary, ResultTable.FILE);
    this.before =
        PlainFiles.of(table, run.spark().hadoopConfiguration()).exists(table)
            ? read(table)
            : new ResultTable(axes, List.of());
    this.baseline =
        config.baseline().isEmpty()
            ? new ResultTable(axes, List.of())
            : baseline(config.baseline());
    List<String> columns = before.with(baseline).with(new ResultTable(axes, List.of())).axes();
    Optional<String> doubled = ResultTable.doubled(columns);
    if (doubled.isPresent()) {
      throw new InvalidInputException(
          "compare.axes: expected names that differ in more than case from those of the table before, found "
              + doubled.get());
    }
  }

  private ResultTable baseline(String text) throws IOException {
    try {
      Path path = new Path(text);
      if (!PlainFiles.of(path, run.spark().hadoopConfiguration()).exists(path)) {
        throw new InvalidInputException(
            "compare.baseline: expected the "
                + ResultTable.FILE
                + " of an earlier comparison, found nothing at "
                + text);
      }
      return read(path);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("compare.baseline: expected a path, found " + text);
    }
  }

  private ResultTable read(Path path) throws IOException {
    FileSystem fs = PlainFiles.of(path, run.spark().hadoopConfiguration());
    return ResultTable.read(TextFile.read(fs, path), path.toString());
  }

  /** Writes everything; the table goes on from that of the baseline, wherever that is. */
  int write(Comparison comparison) throws IOException {
    List<CellResult> results = comparison.all();
    ResultTable table = before.with(baseline).with(new ResultTable(axes, results));
    run.run().write(ResultTable.FILE, table.csv());
    parquet(table);
    List<Regression> worse = worse(comparison);
    tell(comparison.judged(), worse);
    ComparisonPage page =
        new ComparisonPage(
            config.roles(),
            axes,
            comparison,
            table.results(),
            config.references(),
            residuals(comparison.judged()),
            worse);
    int failed = comparison.failed().size();
    run.run().metrics().put("cells.done", results.size() - failed);
    run.run().metrics().put("cells.failed", failed);
    if (!config.baseline().isEmpty()) {
      run.run().metrics().put("regressions.count", worse.size());
    }
    run.run().complete(page.charts(), page.bars(), page.tables(), List.of());
    if (comparison.isWorse(worse)) {
      return WORSE;
    }
    return comparison.isIncomplete() ? FAILED : 0;
  }

  /** Of the cells whose runs have a curve. */
  private Map<String, List<double[]>> residuals(List<CellResult> results) throws IOException {
    Map<String, List<double[]>> residuals = new HashMap<>();
    FileSystem fs = PlainFiles.of(cells, run.spark().hadoopConfiguration());
    for (CellResult result : results) {
      Path file = new Path(cells, result.cell() + "/" + ResidualFile.FILE);
      if (result.status() == CellResult.Status.DONE && fs.exists(file)) {
        residuals.put(result.cell(), ResidualFile.points(TextFile.read(fs, file)));
      }
    }
    return residuals;
  }

  private List<Regression> worse(Comparison comparison) {
    Tolerances tolerances =
        new Tolerances(config.accuracyDrop(), config.drift(), config.slowdown());
    return new Baseline(baseline.results(), config.roles(), tolerances).regressions(comparison);
  }

  private void tell(List<CellResult> results, List<Regression> worse) {
    Progress progress = run.run().progress();
    for (Judgement judgement : Judgement.of(results, config.roles())) {
      String where = judgement.condition().isEmpty() ? "" : judgement.condition() + ": ";
      for (Judgement.Standing s : judgement.standings()) {
        progress.line(
            Double.isNaN(s.deviation())
                ? "judged     %s%s %.4f".formatted(where, s.subject(), s.mean())
                : "judged     %s%s %.4f ± %.4f, rank %.2f, P90 %.4f, P95 %.4f, PMA %.4f ± %.4f (%d)"
                    .formatted(
                        where,
                        s.subject(),
                        s.mean(),
                        s.deviation(),
                        s.rank(),
                        s.p90(),
                        s.p95(),
                        s.pma(),
                        s.pmaDeviation(),
                        judgement.units()));
      }
    }
    config.references().forEach(other -> progress.line("published  " + other.describe()));
    for (Regression r : worse) {
      progress.line(
          "worse      %s: %s was %.6g, is %.6g, allowed %.6g"
              .formatted(r.cell(), r.what(), r.before(), r.now(), r.allowed()));
    }
  }

  /** The table once more, for programs. */
  private void parquet(ResultTable table) {
    List<StructField> fields = new ArrayList<>();
    for (String column : table.columns()) {
      fields.add(
          DataTypes.createStructField(
              column, column.equals(VALUE) ? DataTypes.DoubleType : DataTypes.StringType, true));
    }
    List<Row> rows =
        table.rows().stream()
            .map(
                row -> {
                  Object[] cells = table.texts(row).toArray();
                  cells[table.columns().indexOf(VALUE)] = row.isFailure() ? null : row.value();
                  return RowFactory.create(cells);
                })
            .toList();
    StructType schema = DataTypes.createStructType(fields);
    // In small tasks, as Spark sends none of more than 128 MB, which thousands of cells may have.
    run.session()
        .createDataFrame(run.spark().parallelize(rows, 1 + rows.size() / ROWS_PER_TASK), schema)
        .repartition(1)
        .sortWithinPartitions("ended", "cell", "metric")
        .write()
        .parquet(run.run().file("results.parquet").toString());
  }
}
