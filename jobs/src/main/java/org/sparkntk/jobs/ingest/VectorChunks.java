package org.sparkntk.jobs.ingest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Chunks of the rows of a Spark partition. */
final class VectorChunks implements Iterator<Chunk> {
  private final int partition;
  private final int width;
  private final Iterator<Row> rows;
  private long next;

  VectorChunks(int partition, int width, Iterator<Row> rows) {
    this.partition = partition;
    this.width = width;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Chunk next() {
    Row row = rows.next();
    Vector first = row.getAs(1);
    GrowingRows values = first instanceof SparseVector ? Chunk.sparse(width) : Chunk.dense(width);
    List<String> labels = new ArrayList<>();
    add(row, values, labels);
    while (!values.full() && rows.hasNext()) {
      add(rows.next(), values, labels);
    }
    Chunk chunk = new Chunk(partition, next, values.toRows(), labels);
    next += values.rows();
    return chunk;
  }

  private void add(Row row, GrowingRows values, List<String> labels) {
    Vector vector = row.getAs(1);
    if (vector.size() != width) {
      throw new InvalidInputException(
          "expected vectors of %d numbers as in the first row, found one of %d"
              .formatted(width, vector.size()));
    }
    VectorIngest.append(vector, values);
    labels.add(Double.toString(row.getDouble(0)));
  }
}
