package org.sparkntk.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparkntk.jobs.files.Json;

/** A page opened in a real browser, and what it then says of itself. */
final class ProbedPage {
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
          found: window.found || {},
        });
      })();
      </script>
      """;

  private ProbedPage() {}

  /**
   * Opens a page and checks what holds for every page.
   *
   * @param act a script that acts like a reader and puts what it sees into {@code window.found}
   */
  static JsonNode visit(Path folder, String html, String act) throws Exception {
    String script = "<script>" + act + "</script>";
    Browser.Visit visit = Browser.inPath(folder).open(with(html, script + PROBE));
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
  static String with(String html, String more) {
    int end = html.lastIndexOf("</body>");
    return html.substring(0, end) + more + html.substring(end);
  }

  /** Charts with more than a frame. */
  static List<String> drawn(JsonNode page) {
    return texts(page.get("drawn"));
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
