package org.sparkntk.jobs.ml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Rows with values appended, made in batches of one size as the rows pass by. */
final class AppendedRows implements Iterator<Row> {
  private final Iterator<Row> rows;
  private final int column;
  private final int width;
  private final RowValues values;
  private final Queue<Row> ready = new ArrayDeque<>();

  private AppendedRows(Iterator<Row> rows, int column, int width, RowValues values) {
    this.rows = rows;
    this.column = column;
    this.width = width;
    this.values = values;
  }

  /**
   * The rows with more columns, lazily.
   *
   * @param column of the vectors
   * @param width of the vectors
   * @param schema of the result
   */
  static Dataset<Row> of(
      Dataset<?> dataset, String column, int width, StructType schema, RowValues values) {
    int index = dataset.schema().fieldIndex(column);
    MapPartitionsFunction<Row, Row> append = rows -> new AppendedRows(rows, index, width, values);
    return dataset.toDF().mapPartitions(append, Encoders.row(schema));
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || rows.hasNext();
  }

  @Override
  public Row next() {
    if (ready.isEmpty()) {
      fill();
    }
    return ready.remove();
  }

  private void fill() {
    List<Row> batch = new ArrayList<>();
    List<Vector> vectors = new ArrayList<>();
    while (batch.size() < RowVectors.BATCH && rows.hasNext()) {
      Row row = rows.next();
      batch.add(row);
      vectors.add(RowVectors.of(row, column));
    }
    if (batch.isEmpty()) {
      return;
    }
    List<Object[]> appended = values.of(RowVectors.batch(vectors, width));
    for (int i = 0; i < batch.size(); i++) {
      ready.add(appended(batch.get(i), appended.get(i)));
    }
  }

  private static Row appended(Row row, Object[] more) {
    Object[] all = new Object[row.size() + more.length];
    Arrays.setAll(all, j -> j < row.size() ? row.get(j) : more[j - row.size()]);
    return RowFactory.create(all);
  }
}
