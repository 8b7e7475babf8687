package org.sparkntk.jobs.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sparkntk.jobs.files.Json;

/**
 * The page of a run. It holds its data, its style and its plotting library (Apache ECharts), asks
 * for nothing over the network and forbids itself to.
 */
public final class Report {
  /** The file name in a run directory. */
  public static final String FILE = "report.html";

  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  /** The version is that of {@code echarts.version} in the parent POM. */
  private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private Report() {}

  /** The content of {@value #FILE}. */
  public static String html(RunSummary run) {
    PageData data = Pages.of(run);
    Map<String, String> content =
        Map.of(
            "title", escaped(data.title()),
            "style", resource("report.css"),
            "library", resource(LIBRARY),
            "data", embeddable(Json.text(data)),
            "script", resource("report.js"));
    // One pass over the template: a slot inside the data is just text.
    return SLOT.matcher(resource("report.html"))
        .replaceAll(
            slot -> Matcher.quoteReplacement(content.getOrDefault(slot.group(1), slot.group())));
  }

  /** JSON that can end no script element and open no comment, whatever the texts in it. */
  static String embeddable(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String resource(String name) {
    try (InputStream stream = Report.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new FileNotFoundException("no resource " + name + " on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
