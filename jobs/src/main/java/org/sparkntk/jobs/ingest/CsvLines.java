package org.sparkntk.jobs.ingest;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.Closeable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.errors.TaskErrors;

/**
 * The lines of a CSV or TSV file, split into fields: UTF-8 with or without a byte order mark, lines
 * ended by LF or CRLF, fields in double quotes where needed, blank lines skipped.
 */
final class CsvLines implements Closeable {
  private static final int MOST_COLUMNS = 1 << 18;
  private static final int MOST_CHARACTERS = 1 << 16;

  private final String path;
  private final CsvParser parser;

  /**
   * Starts to read.
   *
   * @param in the unpacked file from its beginning; owned by this object
   */
  CsvLines(InputStream in, String path, Format format) {
    this.path = path;
    parser = new CsvParser(settings(format));
    parse(
        () -> {
          parser.beginParsing(in, StandardCharsets.UTF_8);
          return Optional.empty();
        });
  }

  private static CsvParserSettings settings(Format format) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(format == Format.TSV ? '\t' : ',');
    // The carriage return of CRLF is a blank at the end of the last field, and dropped as such;
    // this
    // also reads files with both kinds of line ends.
    settings.getFormat().setLineSeparator("\n");
    settings.setCommentProcessingEnabled(false);
    settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
    settings.setReadInputOnSeparateThread(false);
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setMaxCharsPerColumn(MOST_CHARACTERS);
    return settings;
  }

  /**
   * The fields of the next line that is not blank; a field without any text is null.
   *
   * @throws InvalidInputException if quotes are misplaced, or a field has a line break, which in a
   *     table of numbers means that a quote was not closed
   */
  Optional<String[]> next() {
    long before = parser.getContext().currentLine();
    Optional<String[]> line = parse(() -> Optional.ofNullable(parser.parseNext()));
    if (line.isPresent()) {
      for (String field : line.get()) {
        Fields.requireText(path, "line " + (before + 1), field == null ? "" : field);
        if (field != null && field.indexOf('\n') >= 0) {
          throw InvalidInputException.at(
              path,
              "line " + (before + 1),
              "every field on one line",
              "a field that goes on (an open quote?)");
        }
      }
    }
    return line;
  }

  /** Where the line last read is, 1-based. */
  String place() {
    return "line " + parser.getContext().currentLine();
  }

  private Optional<String[]> parse(Callable<Optional<String[]>> step) {
    try {
      return TaskErrors.unwrap(step);
    } catch (TextParsingException e) {
      throw InvalidInputException.at(
          path,
          "line " + (e.getLineIndex() + 1),
          "fields of at most "
              + MOST_CHARACTERS
              + " characters, with quotes closed at their ends, in at most "
              + MOST_COLUMNS
              + " columns",
          "something else");
    }
  }

  @Override
  public void close() {
    parser.stopParsing();
  }
}
