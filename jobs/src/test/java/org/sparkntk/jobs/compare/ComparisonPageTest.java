package org.sparkntk.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.report.Chart;
import org.sparkntk.jobs.report.Chart.Curve;
import org.sparkntk.jobs.report.Table;

final class ComparisonPageTest {
  private static final List<String> AXES = List.of("set", "kernel", "split");

  /** The axis of splits plays that of sizes. */
  private static final Roles SIZED =
      new Roles("test.accuracy", true, "kernel", "set", "", "", "split");

  private static CellResult run(int set, String kernel, int size, double accuracy, double seconds) {
    return run(set, kernel, size, accuracy, seconds, 0);
  }

  private static CellResult run(
      int set, String kernel, int size, double accuracy, double seconds, int day) {
    return Cells.cell(
        "s" + set,
        kernel,
        size,
        CellResult.Status.DONE,
        "",
        Cells.DAY.plus(Duration.ofDays(day)),
        Map.of("test.accuracy", accuracy, "total.seconds", seconds));
  }

  private static ComparisonPage page(
      List<CellResult> cells, List<CellResult> history, Map<String, List<double[]>> residuals) {
    return new ComparisonPage(
        SIZED,
        AXES,
        new Comparison(List.of(), List.of(), List.of(), cells),
        history,
        List.of(),
        residuals,
        List.of());
  }

  private static Table table(ComparisonPage page, String title) {
    return page.tables().stream()
        .filter(table -> table.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static List<Chart> charts(ComparisonPage page, String caption) {
    return page.charts().stream().filter(c -> c.caption().startsWith(caption)).toList();
  }

  @Test
  void atEqualSecondsTheBestThatWasDoneCounts() {
    List<CellResult> cells =
        List.of(
            run(0, "exact", 100, 0.5, 1.5),
            run(0, "exact", 200, 0.7, 4),
            run(0, "sketch", 100, 0.65, 3),
            run(0, "sketch", 200, 0.6, 9));
    Table table = table(page(cells, cells, Map.of()), "At equal seconds");
    assertThat(table.columns()).containsExactly("set", "kernel", "2 s", "5 s", "10 s");
    assertThat(table.rows().get(0)).containsExactly("s0", "exact", 0.5, 0.7, 0.7);
    assertThat(table.rows().get(1)).containsExactly("s0", "sketch", null, 0.65, 0.65);
  }

  @Test
  void historyIsTheMeanOfTheLastRunsOfAllCells() {
    CellResult other = run(0, "a", 200, 0.9, 1);
    CellResult now = run(0, "a", 100, 0.6, 1, 7);
    List<CellResult> history =
        List.of(run(0, "a", 100, 0.5, 1), other, run(0, "a", 100, 0.4, 1, 3), now);
    List<Chart> charts =
        charts(page(List.of(now, other), history, Map.of()), "History: test.accuracy");
    assertThat(charts).hasSize(1);
    List<Double> values =
        charts.get(0).curves().get(0).points().stream()
            .map(point -> Math.rint(point[1] * 1e9) / 1e9)
            .toList();
    assertThat(values).containsExactly(0.7, 0.65, 0.75);
  }

  /** Of s0, 0.1 + 0.2 + 0.3 in two orders; of s1, a lacks the split that b is bad on. */
  @Test
  void theBestOfADataSetIsTheBestOfTheSameSplits() {
    List<CellResult> cells = new ArrayList<>();
    double[] splits = {0.1, 0.2, 0.3};
    for (int split = 0; split < splits.length; split++) {
      cells.add(Cells.done("s0", "a", split, splits[split]));
      cells.add(Cells.done("s0", "b", split, splits[splits.length - 1 - split]));
    }
    cells.add(Cells.done("s1", "a", 0, 0.7));
    cells.add(Cells.done("s1", "b", 0, 0.8));
    cells.add(Cells.done("s1", "b", 1, 0.1));
    Table table = new LeaderTables(Cells.ROLES, cells, List.of()).tables().get(1);
    assertThat(table.title()).isEqualTo("By set");
    assertThat(table.rows().get(0)).endsWith("a, b");
    assertThat(table.rows().get(1)).endsWith("b");
  }

  /** Of size 200 one kernel lacks one of the three sets. */
  @Test
  void aLeaderboardTellsWhatEachConditionIsOver() {
    List<CellResult> cells = new ArrayList<>();
    for (int set = 0; set < 3; set++) {
      cells.add(run(set, "a", 100, 0.5, 1));
      cells.add(run(set, "b", 100, 0.7, 1));
      cells.add(run(set, "a", 200, 0.6, 1));
      if (set > 0) {
        cells.add(run(set, "b", 200, 0.8, 1));
      }
    }
    Table both = table(page(cells, cells, Map.of()), "Leaderboard");
    assertThat(both.columns()).startsWith("condition", "over", "left out", "kernel", "mean");
    assertThat(both.rows().get(0)).startsWith("split 100", "3 set", 0, "b");
    assertThat(both.rows().get(2)).startsWith("split 200", "2 set", 1, "b");
    assertThat(both.note()).doesNotContain("3 set");
    List<CellResult> small = cells.stream().filter(c -> c.choice("split").equals("100")).toList();
    Table one = table(page(small, small, Map.of()), "Leaderboard");
    assertThat(one.columns()).startsWith("condition", "kernel", "mean");
    assertThat(one.note()).startsWith("test.accuracy over 3 set; Friedman's test");
  }

  @Test
  void whatWasNeverRunForLackOfAChoiceHasFailed() {
    Comparison comparison =
        new Comparison(List.of(), List.of(), List.of("s0/a"), List.of(run(0, "b", 100, 0.5, 1)));
    assertThat(comparison.isIncomplete()).isTrue();
    ComparisonPage page =
        new ComparisonPage(
            SIZED, AXES, comparison, comparison.all(), List.of(), Map.of(), List.of());
    assertThat(table(page, "Failed").rows()).hasSize(1);
    assertThat(table(page, "Failed").rows().get(0)).startsWith("s0/a");
  }

  @Test
  void historyGoesOnThroughAnotherTunedChoice() {
    Roles tuned = new Roles("test.accuracy", true, "set", "", "", "kernel", "split");
    CellResult now = run(0, "b", 100, 0.6, 1, 1);
    List<Chart> charts =
        new ComparisonPage(
                tuned,
                AXES,
                Cells.judged(now),
                List.of(run(0, "a", 100, 0.5, 1), now),
                List.of(),
                Map.of(),
                List.of())
            .charts();
    assertThat(charts)
        .filteredOn(chart -> chart.caption().startsWith("History: test.accuracy"))
        .singleElement()
        .satisfies(chart -> assertThat(chart.curves().get(0).points()).hasSize(2));
  }

  @Test
  void meansOverManySetsAreOfThoseThatHaveAllCells() {
    List<CellResult> cells = new ArrayList<>();
    for (int set = 0; set < 10; set++) {
      cells.add(run(set, "a", 100, 0.5, 1));
      cells.add(run(set, "a", 200, 0.7, 2));
    }
    cells.remove(cells.size() - 1);
    cells.set(cells.size() - 1, run(9, "a", 100, 0, 1)); // the difficult one, which then failed
    List<Chart> curves = charts(page(cells, cells, Map.of()), "Learning curves, means over set");
    assertThat(curves.get(0).curves().get(0).points().get(0)).containsExactly(100, 0.5);
  }

  @Test
  void residualsAreThoseOfTheLargestCell() {
    List<CellResult> cells = List.of(run(0, "a", 100, 0.5, 1), run(0, "a", 200, 0.5, 1));
    List<double[]> points =
        List.of(new double[] {0, 1}, new double[] {1, 0.5}, new double[] {2, 0.1});
    List<double[]> direct = List.of(new double[] {0, 1e-9});
    Map<String, List<double[]>> both = Map.of("s0/a/100", points.subList(0, 3), "s0/a/200", points);
    assertThat(charts(page(cells, cells, both), "Residual").get(0).curves())
        .singleElement()
        .extracting(Curve::points)
        .isSameAs(points);
    assertThat(charts(page(cells, cells, Map.of("s0/a/200", direct)), "Residual")).isEmpty();
  }
}
