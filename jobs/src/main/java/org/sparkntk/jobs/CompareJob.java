package org.sparkntk.jobs;

import org.sparkntk.jobs.config.Grid;

/**
 * {@code compare}: a run of {@code fit} for every cell of a grid → {@code cells/}, and {@code
 * summary/} with their table, their judgement and their page.
 */
final class CompareJob implements Job {
  /** The run directory of the comparison itself, which is made anew every time. */
  static final String SUMMARY = "summary";

  private final Grid grid;

  CompareJob(Grid grid) {
    this.grid = grid;
  }

  @Override
  public int run(JobContext context) throws Exception {
    try (SparkRun run = new SparkRun(context)) {
      // First, as a table that cannot be read must not cost a comparison.
      CompareSummary summary = new CompareSummary(run, grid.axes(), context.out());
      CellRuns cells = new CellRuns(run, context.out().getParent(), context.fresh());
      return summary.write(cells.all(grid.cells()));
    }
  }
}
