package org.sparkntk.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportBrowserTest {
  @TempDir Path temp;

  @Test
  void classificationIsDrawn() throws Exception {
    JsonNode page = visit(Summaries.classification(List.of("a", "b", "c", "d", "e", "f", "g")));
    assertThat(ids(page)).containsExactly("accuracies", "confusion", "convergence", "times");
    assertThat(page.get("text").asText())
        .contains("spark-ntk fit", "Top-5 accuracy", "solver.ridge", "local[2]", "9.5 MiB");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void anyNumberOfClassesIsDrawn(int k) throws Exception {
    List<String> names = IntStream.range(0, k).mapToObj(i -> "class " + i).toList();
    JsonNode page = visit(Summaries.classification(names));
    assertThat(ids(page)).containsExactly("accuracies", "confusion", "convergence", "times");
  }

  @Test
  void regressionIsDrawn() throws Exception {
    JsonNode page = visit(Summaries.regression());
    assertThat(ids(page)).containsExactly("scatter", "histogram", "convergence", "times");
    assertThat(page.get("text").asText()).contains("The solver did not converge");
  }

  @Test
  void jobWithoutSolverAndPredictionsHasNoCharts() throws Exception {
    JsonNode page = visit(Summaries.bare());
    assertThat(ids(page)).isEmpty();
    assertThat(page.get("text").asText())
        .contains("Settings", "Provenance")
        .doesNotContain("Convergence", "Errors by class", "Predictions", "Metrics");
  }

  @Test
  void hostileNamesAreShownAndDoNothing() throws Exception {
    String hostile = ReportTest.HOSTILE;
    RunSummary run = Summaries.classification(List.of(hostile, "b", hostile));
    var warned =
        new RunSummary(
            run.manifest(),
            run.metrics(),
            run.residuals(),
            run.evaluation(),
            List.of(),
            List.of(),
            List.of(),
            List.of(hostile));
    JsonNode page = visit(warned);
    assertThat(ids(page)).hasSize(4);
    assertThat(page.get("images").asInt()).isZero();
    assertThat(page.get("text").asText()).contains("</script><img src=x");
  }

  /** Otherwise the assertions of {@link #visit} might never fail. */
  @Test
  void brokenPageIsNoticed() throws Exception {
    Browser browser = Browser.inPath(temp);
    String html = Report.html(Summaries.bare());
    assertThat(browser.open(ProbedPage.with(html, "<script>nosuch()</script>")).console())
        .anyMatch(line -> line.contains("nosuch is not defined"));
    String page = ProbedPage.with(html, "<img src='http://localhost:9/x.png'>");
    assertThat(browser.open(page).console())
        .anyMatch(line -> line.contains("Content Security Policy"));
    assertThat(browser.open(page.replace("Content-Security-Policy", "x")).requests())
        .containsOnly("http://localhost:9/x.png");
  }

  private JsonNode visit(RunSummary run) throws Exception {
    return ProbedPage.visit(temp, Report.html(run), "");
  }

  private static List<String> ids(JsonNode page) {
    return ProbedPage.drawn(page);
  }
}
