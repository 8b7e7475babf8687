package org.sparkntk.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.compare.CellResult;
import org.sparkntk.jobs.compare.Comparison;
import org.sparkntk.jobs.compare.ComparisonPage;
import org.sparkntk.jobs.compare.Roles;

final class ComparisonBrowserTest {
  private static final List<String> AXES = List.of("set", "kernel", "n");
  private static final Roles ROLES = new Roles("test.accuracy", true, "kernel", "set", "", "", "n");

  /** Sorts all cells by accuracy, twice, and then filters them. */
  private static final String READER =
      """
      const section = [...document.querySelectorAll("section")].find(s => s.querySelector("h2").textContent === "All cells");
      const head = [...section.querySelectorAll("th")].find(th => th.textContent === "test.accuracy");
      const shown = () => [...section.querySelectorAll("tbody tr")].filter(row => row.offsetHeight > 0);
      const column = () => shown().map(row => row.children[head.cellIndex].textContent);
      head.firstChild.click();
      const down = column(), downState = head.getAttribute("aria-sort");
      head.firstChild.click();
      const up = column();
      const input = section.querySelector("input");
      input.value = "set-1 KERNEL-2";
      input.dispatchEvent(new Event("input"));
      window.found = { down, downState, up, filtered: shown().map(row => row.textContent) };
      """;

  @TempDir Path temp;

  private static CellResult cell(int set, int kernel, int n, Instant ended) {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("set", "set-" + set);
    choices.put("kernel", "kernel-" + kernel);
    choices.put("n", String.valueOf(n));
    String name = String.join("/", choices.values());
    double accuracy = 1 - 1 / (2 + Math.log(n) + (set * 7 + kernel * 3) % 5);
    return new CellResult(
        name,
        choices,
        CellResult.Status.DONE,
        "",
        ended,
        "ab".repeat(32),
        "cd".repeat(32),
        "0123abc",
        "scripts/ntk fit runs/c/cells/" + name + ".conf --out runs/" + name,
        Map.of(
            "test.accuracy", accuracy, "total.seconds", n / 500.0 + kernel, "gram.seconds", 0.1));
  }

  private static List<CellResult> cells(int sets, int kernels, List<Integer> sizes, Instant ended) {
    List<CellResult> cells = new ArrayList<>();
    for (int set = 0; set < sets; set++) {
      for (int kernel = 0; kernel < kernels; kernel++) {
        for (int n : sizes) {
          cells.add(cell(set, kernel, n, ended));
        }
      }
    }
    return cells;
  }

  private static String html(List<CellResult> cells, List<CellResult> earlier) {
    Map<String, List<double[]>> residuals = new HashMap<>();
    cells.forEach(
        cell ->
            residuals.put(
                cell.cell(),
                IntStream.range(0, 40)
                    .mapToObj(pass -> new double[] {pass, Math.pow(10, -pass / 6.0)})
                    .toList()));
    List<CellResult> history = new ArrayList<>(earlier);
    history.addAll(cells);
    var page =
        new ComparisonPage(
            ROLES,
            AXES,
            new Comparison(List.of(), List.of(), List.of(), cells),
            history,
            List.of(),
            residuals,
            List.of());
    return Report.html(
        new RunSummary(
            Summaries.manifest("compare"),
            new Metrics(),
            Optional.empty(),
            Optional.empty(),
            page.charts(),
            page.bars(),
            page.tables(),
            List.of()));
  }

  private static Instant day(int day) {
    return Instant.parse("2026-03-01T10:00:00Z").plus(Duration.ofDays(day));
  }

  @Test
  void everyPictureIsDrawnAndTablesSortAndFilter() throws Exception {
    List<Integer> sizes = List.of(500, 1000, 2000);
    String html = html(cells(2, 3, sizes, day(7)), cells(2, 3, sizes, day(0)));
    JsonNode page = ProbedPage.visit(temp, html, READER);
    // Learning curves, seconds, residuals, two histories: a panel for each set. Differences: for
    // each n.
    assertThat(ProbedPage.drawn(page))
        .containsExactly(
            "chart-0-0",
            "chart-0-1",
            "chart-1-0",
            "chart-1-1",
            "chart-2-0",
            "chart-2-1",
            "chart-3-0",
            "chart-3-1",
            "chart-4-0",
            "chart-4-1",
            "bars-0-0",
            "bars-0-1",
            "bars-0-2",
            "bars-1-0");
    assertThat(page.get("text").asText())
        .contains(
            "Leaderboard", "At equal seconds", "By set", "Residual curves", "History: seconds");
    JsonNode found = page.get("found");
    assertThat(found.get("downState").asText()).isEqualTo("descending");
    List<String> down = ProbedPage.texts(found.get("down"));
    assertThat(down).hasSize(18).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(ProbedPage.texts(found.get("up"))).hasSize(18).isSorted().isNotEqualTo(down);
    assertThat(ProbedPage.texts(found.get("filtered")))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row).startsWith("set-1kernel-2"));
  }

  /** As many as 90 data sets make. */
  @Test
  void manyCellsAreOnePage() throws Exception {
    String html = html(cells(90, 19, List.of(1000), day(0)), List.of());
    int library = 1_100_000;
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(library + 3_000_000);
    JsonNode page = ProbedPage.visit(temp, html, READER);
    assertThat(page.get("found").get("down")).hasSize(1710);
    assertThat(ProbedPage.drawn(page)).contains("chart-0-0", "bars-0-0");
  }
}
