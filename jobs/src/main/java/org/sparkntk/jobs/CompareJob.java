package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sparkntk.jobs.compare.CellResult;
import org.sparkntk.jobs.compare.Comparison;
import org.sparkntk.jobs.compare.Winner;
import org.sparkntk.jobs.config.CompareConfig;
import org.sparkntk.jobs.config.Grid;
import org.sparkntk.jobs.config.Grid.Cell;
import org.sparkntk.jobs.config.Grid.Tuned;

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
      return summary.write(
          grid.tuned().isEmpty()
              ? new Comparison(List.of(), List.of(), List.of(), cells.all("cells", grid.cells()))
              : tuned(run, cells));
    }
  }

  /** Chooses on the tuned axis first, and runs the rest with the choices made. */
  private Comparison tuned(SparkRun run, CellRuns runs) throws IOException {
    List<CellResult> tuning = runs.all("tune", grid.cells());
    Map<String, CellResult> byName = new LinkedHashMap<>();
    tuning.forEach(result -> byName.put(result.cell(), result));
    List<Winner> winners = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    List<Cell> rest = new ArrayList<>();
    for (Tuned group : grid.tuned()) {
      Optional<Winner> winner = winner(run, group, byName);
      if (winner.isPresent()) {
        winners.add(winner.get());
        rest.addAll(group.rest().cells(winner.get().choice(), winner.get().carried()));
      } else {
        undecided.add(name(group));
      }
    }
    return new Comparison(tuning, winners, undecided, runs.all("cells", rest));
  }

  private static String name(Tuned group) {
    return String.join("/", group.choices().values());
  }

  private static Optional<Winner> winner(
      SparkRun run, Tuned group, Map<String, CellResult> results) {
    CompareConfig config = run.config().compare();
    Map<String, List<CellResult>> candidates = new LinkedHashMap<>();
    group
        .candidates()
        .forEach(
            (choice, names) -> candidates.put(choice, names.stream().map(results::get).toList()));
    Optional<Winner> winner =
        Winner.of(group.choices(), candidates, config.roles(), config.carry());
    run.run()
        .progress()
        .line(
            winner
                .map(
                    best ->
                        "chosen     %s: %s %s, %.4g %s"
                            .formatted(
                                name(group),
                                config.roles().tuned(),
                                best.choice(),
                                best.score(),
                                new TreeMap<>(best.carried())))
                .orElse("failed     %s: nothing to choose from".formatted(name(group))));
    return winner;
  }
}
