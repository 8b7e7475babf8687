package org.sparkntk.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.files.Json;

final class ReportTest {
  static final String HOSTILE =
      "</script><img src=x onerror=\"throw 1\"><!-- {{library}} & \u2028'\\";

  @Test
  void pageHoldsEverythingThatItNeeds() {
    String html = Report.html(Summaries.classification(List.of("a", "b", "c")));
    assertThat(library(html)).hasSizeGreaterThan(1_000_000);
    assertThat(withoutLibrary(html))
        .doesNotContainPattern("\\{\\{\\w+}}")
        .doesNotContainPattern("<(link|img|iframe|object|embed|base)\\b")
        .doesNotContainPattern("<script[^>]+src")
        .doesNotContain("http:", "https:", "@import", "url(");
  }

  @Test
  void dataIsValidJson() {
    JsonNode data = data(Report.html(Summaries.classification(List.of("a", "b", "c"))));
    assertThat(data.get("title").asText()).isEqualTo("spark-ntk fit");
    assertThat(data.get("classes").get(0).get("names").get(2).asText()).isEqualTo("c");
    assertThat(data.get("residuals").get(0).get("columns")).hasSize(10);
    assertThat(data.get("regression")).isEmpty();
  }

  @Test
  void hostileTextStaysText() {
    RunSummary run = Summaries.classification(List.of("a", HOSTILE, "c"));
    String html = Report.html(run);
    assertThat(withoutLibrary(html)).doesNotContain("<img").doesNotContain("<!-- {{");
    assertThat(count(html, "</script>")).isEqualTo(3);
    assertThat(data(html).get("classes").get(0).get("names").get(1).asText()).isEqualTo(HOSTILE);
  }

  @Test
  void titleIsEscaped() {
    RunManifest manifest = Summaries.manifest("</title><b>");
    String html =
        Report.html(
            new RunSummary(
                manifest,
                new Metrics(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    assertThat(html).contains("<title>spark-ntk &lt;/title&gt;&lt;b&gt;</title>");
  }

  @Test
  void partsThatTheJobDoesNotHaveAreEmpty() {
    JsonNode data = data(Report.html(Summaries.bare()));
    for (String part : List.of("cards", "charts", "stages", "residuals", "classes", "regression")) {
      assertThat(data.get(part)).as(part).isEmpty();
    }
    assertThat(data.get("settings")).isNotEmpty();
  }

  @Test
  void secretsAreNotWritten() {
    String html = Report.html(Summaries.classification(List.of("a", "b")));
    assertThat(withoutLibrary(html))
        .doesNotContain("AKIA123", "hunter2")
        .contains("fs.s3a.access.key", "data/train-images.gz, data/more.gz");
  }

  @Test
  void residualsThatALogScaleCannotShowAreLeftOut() {
    var pass = new ResidualCurve.Pass(3, List.of(0.0, Double.NaN), List.of(0.012345678, 0.001));
    PageData.Residuals residuals = Residuals.of(new ResidualCurve(1e-6, List.of(pass)));
    assertThat(residuals.maxRecursive()).isEmpty();
    assertThat(residuals.maxTrue()).containsExactly(new double[] {3, 0.01235});
  }

  @Test
  void numbersReadWell() {
    assertThat(Numbers.text(10000)).isEqualTo("10\u202f000");
    assertThat(Numbers.text(0.97650)).isEqualTo("0.9765");
    assertThat(Numbers.text(41.234567)).isEqualTo("41.2346");
    assertThat(Numbers.text(8.7654e-7)).isEqualTo("8.765e-07");
    assertThat(Numbers.text(123456.789)).isEqualTo("123457");
    assertThat(Numbers.text(99999.96)).isEqualTo("100000");
    assertThat(Numbers.text(Double.NaN)).isEqualTo("NaN");
    assertThat(Numbers.percent(0.97649)).isEqualTo("97.65 %");
    assertThat(Numbers.bytes(9_912_422)).isEqualTo("9.5 MiB");
    assertThat(Numbers.duration(59.994)).isEqualTo("59.99 s");
    assertThat(Numbers.duration(119.6)).isEqualTo("2 min 00 s");
  }

  private static JsonNode data(String html) {
    Matcher matcher =
        Pattern.compile(
                "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
            .matcher(html);
    assertThat(matcher.find()).isTrue();
    return Json.tree(matcher.group(1), "report.html");
  }

  private static String library(String html) {
    int start = html.indexOf("<script>", html.indexOf("application/json"));
    return html.substring(start, html.indexOf("</script>", start));
  }

  private static String withoutLibrary(String html) {
    return html.replace(library(html), "");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
