package org.sparkntk.jobs.ingest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.errors.InvalidInputException;

/** The examples of a CSV or TSV file. */
final class CsvRows implements RowSource {
  private final Columns columns;
  private final Fields fields;
  private final CsvLines lines;
  private final double[] features;
  private String label = "";

  /**
   * Skips the header, if there is one.
   *
   * @param in the unpacked file from its beginning; closed with this object
   */
  CsvRows(InputStream in, String path, Columns columns, TextFormat format) {
    this.columns = columns;
    this.fields = new Fields(path, format.task());
    this.lines = new CsvLines(in, path, format.format());
    this.features = new double[columns.features().size()];
    if (format.header()) {
      lines.next();
    }
  }

  /**
   * Looks at the first line.
   *
   * @throws InvalidInputException if there is none, or the configured columns are not in it
   */
  static Columns columns(InputStream in, String path, DataConfig config) {
    try (CsvLines lines = new CsvLines(in, path, config.format())) {
      Optional<String[]> first = lines.next();
      if (first.isEmpty()) {
        throw new InvalidInputException(path + ": expected examples, found only blank lines");
      }
      List<String> names = new ArrayList<>();
      if (config.header()) {
        for (String name : first.get()) {
          names.add(name == null ? "" : name);
        }
      }
      return Columns.resolve(path, names, first.get().length, config);
    }
  }

  @Override
  public boolean next(GrowingRows rows) {
    Optional<String[]> line = lines.next();
    if (line.isEmpty()) {
      return false;
    }
    String[] texts = line.get();
    if (texts.length != columns.count()) {
      throw InvalidInputException.at(
          fields.path(), lines.place(), columns.count() + " columns", "" + texts.length);
    }
    for (int j = 0; j < features.length; j++) {
      int column = columns.features().get(j);
      features[j] = fields.number(texts[column], () -> place(column));
    }
    if (columns.label() >= 0) {
      label = fields.label(texts[columns.label()], () -> place(columns.label()));
    }
    rows.add(features);
    return true;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public void close() {
    lines.close();
  }

  private String place(int column) {
    return lines.place() + ", " + columns.describe(column);
  }
}
