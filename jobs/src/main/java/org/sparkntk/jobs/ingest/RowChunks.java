package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.sparkntk.jobs.config.DataConfig.Labels;

/** Chunks of the examples of a whole text file. */
final class RowChunks implements Chunks {
  private final int file;
  private final Labels labels;
  private final RowSource source;
  private final double[] row;
  private boolean pending;
  private long next;

  /** Reads the first example already. */
  RowChunks(int file, int width, Labels labels, RowSource source) {
    this.file = file;
    this.labels = labels;
    this.source = source;
    this.row = new double[width];
    advance();
  }

  @Override
  public boolean hasNext() {
    return pending;
  }

  @Override
  public Chunk next() {
    if (!pending) {
      throw new NoSuchElementException();
    }
    GrowingRows values = new GrowingRows(row.length);
    List<String> names = new ArrayList<>();
    while (pending && !values.full()) {
      values.add(row);
      if (labels == Labels.PRESENT) {
        names.add(source.label());
      }
      advance();
    }
    Chunk chunk = new Chunk(file, next, values.toRows(), names);
    next += values.rows();
    return chunk;
  }

  private void advance() {
    try {
      pending = source.next(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
