package org.sparkntk.jobs.ml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.sparkntk.jobs.sketch.SharedMap;
import org.sparkntk.kernels.linalg.Tile;

/** Rows with their features, made in batches. */
final class FeatureRows implements Iterator<Row> {
  /** Rows of a batch: enough for matrix products. */
  private static final int BATCH = 256;

  private final Iterator<Row> rows;
  private final int column;
  private final int width;
  private final SharedMap map;
  private final Queue<Row> ready = new ArrayDeque<>();

  /**
   * @param column of the vectors
   * @param width of the vectors
   */
  FeatureRows(Iterator<Row> rows, int column, int width, SharedMap map) {
    this.rows = rows;
    this.column = column;
    this.width = width;
    this.map = map;
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
    while (batch.size() < BATCH && rows.hasNext()) {
      Row row = rows.next();
      batch.add(row);
      vectors.add(RowVectors.of(row, column));
    }
    if (batch.isEmpty()) {
      return;
    }
    Tile features = map.get().features(RowVectors.matrix(vectors, width));
    for (int i = 0; i < batch.size(); i++) {
      Row row = batch.get(i);
      Object[] values = new Object[row.size() + 1];
      for (int j = 0; j < row.size(); j++) {
        values[j] = row.get(j);
      }
      double[] own = new double[features.cols()];
      features.copyRows(i, 1, own);
      values[row.size()] = Vectors.dense(own);
      ready.add(RowFactory.create(values));
    }
  }
}
