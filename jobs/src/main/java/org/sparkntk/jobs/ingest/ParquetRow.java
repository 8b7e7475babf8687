package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.config.DataConfig.Task;
import scala.collection.Seq;

/**
 * How to read a selected row, which holds in order: the feature columns (scalars, arrays or
 * vectors), the label if there is one, the file's URI, and the row's 0-based position in the file.
 *
 * @param columns the columns of the table
 * @param task what the labels mean
 * @param files the index of every file, by path
 */
record ParquetRow(Columns columns, Task task, Map<String, Integer> files) implements Serializable {
  /** The features of a row, all finite, as a new array. */
  double[] features(Row row) {
    double[][] parts = new double[columns.features().size()][];
    int width = 0;
    for (int c = 0; c < parts.length; c++) {
      parts[c] = numbers(row, c);
      width += parts[c].length;
    }
    double[] features = new double[width];
    int offset = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, features, offset, part.length);
      offset += part.length;
    }
    return features;
  }

  /** The label's text. */
  String label(Row row) {
    Object value = row.get(columns.features().size());
    Fields fields = new Fields(path(row), task);
    if (value instanceof Number number) {
      fields.number(number, () -> place(row, columns.label()));
    }
    return fields.label(value == null ? null : value.toString(), () -> place(row, columns.label()));
  }

  /** The index of the row's file. */
  int file(Row row) {
    Integer index = files.get(path(row));
    if (index == null) {
      throw new IllegalStateException("a row of a file that was not asked for: " + path(row));
    }
    return index;
  }

  /** The row's 0-based position in its file. */
  long position(Row row) {
    return row.getLong(row.length() - 1);
  }

  /** The path of the row's file. */
  String path(Row row) {
    return ParquetReader.path(row.getString(row.length() - 2));
  }

  private double[] numbers(Row row, int c) {
    Object value = row.get(c);
    Fields fields = new Fields(path(row), task);
    if (value instanceof Vector vector) {
      double[] numbers = vector.toArray();
      for (double number : numbers) {
        check(fields, number, row, c);
      }
      return numbers;
    }
    List<? extends @Nullable Object> values =
        value instanceof Seq<?> ? row.getList(c) : Collections.singletonList(value);
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = check(fields, values.get(i), row, c);
    }
    return numbers;
  }

  private double check(Fields fields, @Nullable Object number, Row row, int c) {
    return fields.number((Number) number, () -> place(row, columns.features().get(c)));
  }

  private String place(Row row, int column) {
    return "row " + (position(row) + 1) + ", " + columns.describe(column);
  }
}
