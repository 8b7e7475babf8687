package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringTokenizer;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * The examples of a LIBSVM file, {@code label index:value ...} with 1-based ascending indices;
 * whatever has no value is zero. Blank lines and comments ({@code #} to the end of the line) are
 * skipped.
 */
final class LibsvmRows implements RowSource {
  /** Sketches draw numbers for every feature, so an index beyond this is taken for an error. */
  private static final int LARGEST_INDEX = 1 << 24;

  private final BoundedLines in;
  private final Fields fields;
  private final Labels labels;
  private String label = "";
  private long line;
  private int pairs;

  /** From 0. */
  private int[] columns = new int[16];

  private double[] values = new double[16];

  /**
   * Reads nothing yet.
   *
   * @param in the unpacked file from its beginning; closed with this object
   * @param fields the checks
   * @param labels whether a label is expected; without, one that is there is skipped
   */
  LibsvmRows(InputStream in, Fields fields, Labels labels) {
    this.in = new BoundedLines(in, fields.path());
    this.fields = fields;
    this.labels = labels;
  }

  /** Reads the whole file: the largest index in it, or 0 if it has no values. */
  int largestIndex() throws IOException {
    int largest = 0;
    while (nextExample()) {
      largest = Math.max(largest, lastIndex());
    }
    return largest;
  }

  @Override
  public boolean next(GrowingRows rows) throws IOException {
    if (!nextExample()) {
      return false;
    }
    if (lastIndex() > rows.width()) {
      throw InvalidInputException.at(
          fields.path(),
          place(),
          "indices up to " + rows.width() + ", the number of features of the training examples",
          Integer.toString(lastIndex()));
    }
    rows.add(columns, values, 0, pairs);
    return true;
  }

  /** Of the example last read; 0 if it has no values. */
  private int lastIndex() {
    return pairs == 0 ? 0 : columns[pairs - 1] + 1;
  }

  private boolean nextExample() throws IOException {
    for (Optional<String> text = in.next(); text.isPresent(); text = in.next()) {
      line++;
      Fields.requireText(fields.path(), place(), text.get());
      StringTokenizer tokens = new StringTokenizer(content(text.get()));
      if (tokens.hasMoreTokens()) {
        parse(tokens);
        return true;
      }
    }
    return false;
  }

  private String content(String text) {
    int from = line == 1 && text.startsWith("\uFEFF") ? 1 : 0;
    int comment = text.indexOf('#');
    return text.substring(from, comment < 0 ? text.length() : comment);
  }

  private void parse(StringTokenizer tokens) {
    String token = tokens.nextToken();
    boolean labelled = token.indexOf(':') < 0;
    if (labels == Labels.PRESENT) {
      label = fields.label(labelled ? token : null, this::place);
    }
    pairs = 0;
    if (!labelled) {
      addPair(token);
    }
    while (tokens.hasMoreTokens()) {
      addPair(tokens.nextToken());
    }
  }

  private void addPair(String token) {
    int colon = token.indexOf(':');
    int index = colon < 0 ? 0 : index(token.substring(0, colon));
    if (index < 1) {
      throw InvalidInputException.at(
          fields.path(),
          place(),
          "index:value with an index from 1 to " + LARGEST_INDEX,
          "\"" + token + "\"");
    }
    if (index <= lastIndex()) {
      throw InvalidInputException.at(
          fields.path(), place(), "ascending indices", index + " after " + lastIndex());
    }
    if (pairs == columns.length) {
      columns = Arrays.copyOf(columns, 2 * pairs);
      values = Arrays.copyOf(values, 2 * pairs);
    }
    columns[pairs] = index - 1;
    values[pairs++] = fields.number(token.substring(colon + 1), () -> place() + ", index " + index);
  }

  /** The index, or 0 if the text is none. */
  private static int index(String text) {
    try {
      int index = Integer.parseInt(text);
      return index <= LARGEST_INDEX ? index : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String place() {
    return "line " + line;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
