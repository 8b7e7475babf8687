package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.data.GrowingRows;

/** Chunks of the examples of a whole text file. */
final class RowChunks implements Chunks {
  private final int file;
  private final Supplier<GrowingRows> start;
  private final Labels labels;
  private final RowSource source;
  private Optional<Chunk> pending;
  private long first;

  /**
   * Reads the first chunk already.
   *
   * @param start collects the rows of a chunk
   */
  RowChunks(int file, Supplier<GrowingRows> start, Labels labels, RowSource source) {
    this.file = file;
    this.start = start;
    this.labels = labels;
    this.source = source;
    this.pending = read();
  }

  @Override
  public boolean hasNext() {
    return pending.isPresent();
  }

  @Override
  public Chunk next() {
    Chunk chunk = pending.orElseThrow(NoSuchElementException::new);
    pending = read();
    return chunk;
  }

  private Optional<Chunk> read() {
    GrowingRows rows = start.get();
    List<String> names = new ArrayList<>();
    try {
      while (!rows.full() && source.next(rows)) {
        if (labels == Labels.PRESENT) {
          names.add(source.label());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Chunk chunk = new Chunk(file, first, rows.toRows(), names);
    first += rows.rows();
    return rows.rows() == 0 ? Optional.empty() : Optional.of(chunk);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
