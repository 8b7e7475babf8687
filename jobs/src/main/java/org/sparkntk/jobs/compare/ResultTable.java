package org.sparkntk.jobs.compare;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * All results of a comparison, of all dates, in long format: a row for every metric of every run,
 * and one without a metric for a run that failed.
 *
 * @param axes columns of choices; a run of other axes has nothing there
 * @param results in the order in which they were added
 */
public record ResultTable(List<String> axes, List<CellResult> results) {
  /** The file name in a summary. */
  public static final String FILE = "results.csv";

  /** The columns before those of the axes. */
  private static final List<String> BEFORE = List.of("ended", "cell");

  /** The columns behind them. */
  private static final List<String> BEHIND =
      List.of(
          "status",
          "metric",
          "value",
          "message",
          "config-sha256",
          "data-sha256",
          "commit",
          "command");

  private static final int MOST_CHARACTERS = 1 << 20;

  /** The names that no axis may have. */
  public static final List<String> RESERVED =
      Stream.concat(BEFORE.stream(), BEHIND.stream()).toList();

  /** Copies the lists. */
  public ResultTable {
    axes = List.copyOf(axes);
    results = List.copyOf(results);
  }

  /**
   * One row.
   *
   * @param metric its name; empty for a run that failed
   * @param value of the metric
   */
  public record Row(CellResult run, String metric, double value) {
    /** Whether it says that the run failed. */
    public boolean isFailure() {
      return metric.isEmpty();
    }
  }

  /** All rows; a failure has an empty metric of value NaN. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (CellResult run : results) {
      run.metrics().forEach((metric, value) -> rows.add(new Row(run, metric, value)));
      if (run.metrics().isEmpty()) {
        rows.add(new Row(run, "", Double.NaN));
      }
    }
    return rows;
  }

  /** With the runs of {@code more} that are not there yet: those of another cell or time. */
  public ResultTable with(ResultTable more) {
    Set<String> allAxes = new LinkedHashSet<>(axes);
    allAxes.addAll(more.axes);
    Map<String, CellResult> all = new LinkedHashMap<>();
    results.forEach(run -> all.put(run.cell() + " " + run.ended(), run));
    more.results.forEach(run -> all.putIfAbsent(run.cell() + " " + run.ended(), run));
    return new ResultTable(List.copyOf(allAxes), List.copyOf(all.values()));
  }

  /** The first axis with the name of another column; in tables of Spark, case does not tell. */
  public static Optional<String> doubled(List<String> axes) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(RESERVED);
    return axes.stream().filter(axis -> !names.add(axis)).findFirst();
  }

  /** The names of all columns. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>(BEFORE);
    columns.addAll(axes);
    columns.addAll(BEHIND);
    return columns;
  }

  /** The content of {@value #FILE}, as in RFC 4180 with LF. */
  public String csv() {
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.getFormat().setQuoteEscape('"');
    settings.setQuoteEscapingEnabled(true);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    StringWriter text = new StringWriter();
    CsvWriter writer = new CsvWriter(text, settings);
    writer.writeHeaders(columns());
    for (Row row : rows()) {
      writer.writeRow(texts(row));
    }
    writer.close();
    return text.toString();
  }

  /** The fields of a row, in the order of {@link #columns}. */
  public List<String> texts(Row row) {
    CellResult run = row.run();
    List<String> texts = new ArrayList<>(List.of(run.ended().toString(), run.cell()));
    axes.forEach(axis -> texts.add(run.choice(axis)));
    texts.addAll(
        List.of(
            run.status().name(),
            row.metric(),
            row.isFailure() ? "" : Double.toString(row.value()),
            run.message(),
            run.configSha256(),
            run.dataSha256(),
            run.commit(),
            run.command()));
    return texts;
  }

  /**
   * Reads what {@link #csv} has written.
   *
   * @param file for messages
   * @throws InvalidInputException naming the file and the line, if it is not such a table
   */
  public static ResultTable read(String text, String file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setMaxCharsPerColumn(MOST_CHARACTERS);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNullValue("");
    settings.setEmptyValue("");
    List<String[]> lines;
    try {
      lines = new CsvParser(settings).parseAll(new StringReader(text));
    } catch (TextParsingException e) {
      throw InvalidInputException.at(
          file, "line " + (e.getLineIndex() + 1), "a table of results", "no CSV");
    }
    List<String> header = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0));
    int first = BEFORE.size();
    int last = header.size() - BEHIND.size();
    if (last < first
        || !header.subList(0, first).equals(BEFORE)
        || !header.subList(last, header.size()).equals(BEHIND)) {
      throw InvalidInputException.at(
          file,
          "line 1",
          "the columns " + String.join(",", BEFORE) + ",...," + String.join(",", BEHIND),
          String.join(",", header));
    }
    List<String> axes = header.subList(first, last);
    Map<String, CellResult> runs = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      add(runs, axes, lines.get(i), header.size(), file, i + 1);
    }
    return new ResultTable(axes, List.copyOf(runs.values()));
  }

  private static void add(
      Map<String, CellResult> runs,
      List<String> axes,
      String[] line,
      int columns,
      String file,
      int number) {
    try {
      if (line.length != columns) {
        throw new IllegalArgumentException(line.length + " fields");
      }
      Map<String, String> choices = new LinkedHashMap<>();
      for (int i = 0; i < axes.size(); i++) {
        choices.put(axes.get(i), line[BEFORE.size() + i]);
      }
      List<String> behind = Arrays.asList(line).subList(columns - BEHIND.size(), columns);
      Map<String, Double> metrics = new LinkedHashMap<>();
      CellResult old = runs.get(line[0] + " " + line[1]);
      if (old != null) {
        metrics.putAll(old.metrics());
      }
      if (!behind.get(1).isEmpty()) {
        metrics.put(behind.get(1), Double.valueOf(behind.get(2)));
      }
      runs.put(
          line[0] + " " + line[1],
          new CellResult(
              line[1],
              choices,
              CellResult.Status.valueOf(behind.get(0)),
              behind.get(3),
              Instant.parse(line[0]),
              behind.get(4),
              behind.get(5),
              behind.get(6),
              behind.get(7),
              metrics));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw InvalidInputException.at(
          file, "line " + number, "a row of results", String.valueOf(e.getMessage()));
    }
  }
}
