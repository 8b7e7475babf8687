package org.sparkntk.jobs.ingest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Chunks of the rows of a Spark partition, cut where the rows do not follow on each other. */
final class ParquetChunks implements Iterator<Chunk> {
  private final ParquetRow shape;
  private final int width;
  private final Iterator<Row> rows;
  private Optional<Row> pending;

  /**
   * Reads the first row already.
   *
   * @param width the number of features that every row must have
   */
  ParquetChunks(ParquetRow shape, int width, Iterator<Row> rows) {
    this.shape = shape;
    this.width = width;
    this.rows = rows;
    this.pending = advance();
  }

  @Override
  public boolean hasNext() {
    return pending.isPresent();
  }

  @Override
  public Chunk next() {
    Row start = pending.orElseThrow(NoSuchElementException::new);
    int file = shape.file(start);
    long first = shape.position(start);
    GrowingRows values = Chunk.dense(width);
    List<String> labels = new ArrayList<>();
    while (pending.isPresent() && !values.full()) {
      Row row = pending.get();
      if (shape.file(row) != file || shape.position(row) != first + values.rows()) {
        break;
      }
      values.add(features(row));
      if (shape.columns().label() >= 0) {
        labels.add(shape.label(row));
      }
      pending = advance();
    }
    return new Chunk(file, first, values.toRows(), labels);
  }

  private double[] features(Row row) {
    double[] features = shape.features(row);
    if (features.length != width) {
      throw InvalidInputException.at(
          shape.path(row),
          "row " + (shape.position(row) + 1),
          width + " features as in the first row",
          Integer.toString(features.length));
    }
    return features;
  }

  private Optional<Row> advance() {
    return ParquetErrors.translate(
        () -> rows.hasNext() ? Optional.of(rows.next()) : Optional.empty());
  }
}
