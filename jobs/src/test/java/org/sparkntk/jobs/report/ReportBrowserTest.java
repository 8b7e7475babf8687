package org.sparkntk.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.files.Json;

final class ReportBrowserTest {
  /** Tells which charts have more than a frame: marks in an SVG, or ink on a canvas. */
  private static final String PROBE =
      """
      <script>
      (() => {
        const inked = canvas => canvas.getContext("2d")
          .getImageData(0, 0, canvas.width, canvas.height).data.some((value, i) => i % 4 < 3 && value > 0 && value < 250);
        const drawn = [...document.querySelectorAll(".chart")].filter(chart => {
          const svg = chart.querySelector("svg"), canvas = chart.querySelector("canvas");
          return svg ? svg.querySelectorAll("path").length > 2 && svg.querySelectorAll("text").length > 2
                     : canvas !== null && inked(canvas);
        });
        const pre = document.body.appendChild(document.createElement("pre"));
        pre.id = "probe";
        pre.textContent = JSON.stringify({
          drawn: drawn.map(chart => chart.id),
          loaded: performance.getEntriesByType("resource").map(entry => entry.name),
          images: document.images.length,
          text: document.querySelector("main").innerText,
          overflow: document.documentElement.scrollWidth - innerWidth,
        });
      })();
      </script>
      """;

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
    assertThat(browser.open(with(html, "<script>nosuch()</script>")).console())
        .anyMatch(line -> line.contains("nosuch is not defined"));
    String page = with(html, "<img src='http://localhost:9/x.png'>");
    assertThat(browser.open(page).console())
        .anyMatch(line -> line.contains("Content Security Policy"));
    assertThat(browser.open(page.replace("Content-Security-Policy", "x")).requests())
        .containsOnly("http://localhost:9/x.png");
  }

  /** Opens the page and checks what holds for every page. */
  private JsonNode visit(RunSummary run) throws Exception {
    Browser.Visit visit = Browser.inPath(temp).open(with(Report.html(run), PROBE));
    assertThat(visit.console()).as("console").isEmpty();
    assertThat(visit.requests()).as("network requests").isEmpty();
    Matcher probe =
        Pattern.compile("<pre id=\"probe\">(.*?)</pre>", Pattern.DOTALL).matcher(visit.dom());
    assertThat(probe.find()).as("the page's scripts ran to their end").isTrue();
    String found = probe.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    JsonNode page = Json.tree(found, "probe");
    assertThat(page.get("loaded")).isEmpty();
    assertThat(page.get("overflow").asInt()).as("horizontal scrolling").isLessThanOrEqualTo(0);
    return page;
  }

  /** The page with something more at its end; the library has such an end among its texts too. */
  private static String with(String html, String more) {
    int end = html.lastIndexOf("</body>");
    return html.substring(0, end) + more + html.substring(end);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.get("drawn").forEach(id -> ids.add(id.asText()));
    return ids;
  }
}
