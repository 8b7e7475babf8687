package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Chunks of a range of the examples of an IDX file and of its label file. */
final class IdxRecords implements Chunks {
  /**
   * An open file.
   *
   * @param path its name
   * @param header what its head says
   * @param in positioned at the first record of the range
   */
  record Part(String path, IdxHeader header, InputStream in) {}

  private final FileTask task;
  private final Part features;
  private final Optional<Part> labels;
  private long next;

  IdxRecords(FileTask task, Part features, Optional<Part> labels) {
    this.task = task;
    this.features = features;
    this.labels = labels;
    this.next = task.first();
  }

  @Override
  public boolean hasNext() {
    return next < task.first() + task.count();
  }

  @Override
  public Chunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Chunk read() throws IOException {
    int width = features.header().width();
    long left = task.first() + task.count() - next;
    int rows = (int) Math.min(left, Chunk.capacity(width));
    ByteRows values = new ByteRows(rows, width, readRecords(features, rows));
    List<String> names = new ArrayList<>();
    if (labels.isPresent()) {
      for (byte label : readRecords(labels.get(), rows)) {
        names.add(Integer.toString(label & 0xff));
      }
    }
    Chunk chunk = new Chunk(task.file(), next, values, names);
    next += rows;
    if (next == features.header().count()) {
      checkEnd(features);
      if (labels.isPresent()) {
        checkEnd(labels.get());
      }
    }
    return chunk;
  }

  private byte[] readRecords(Part part, int rows) throws IOException {
    int width = part.header().width();
    byte[] bytes = new byte[rows * width];
    int found = part.in().readNBytes(bytes, 0, bytes.length);
    if (found < bytes.length) {
      throw InvalidInputException.at(
          part.path(),
          "record " + (next + found / width + 1),
          part.header().count() + " records of " + width + " bytes as the header says",
          "the end of the file");
    }
    return bytes;
  }

  /** Reading on past the last record is also what makes a decompressor check its checksum. */
  private static void checkEnd(Part part) throws IOException {
    if (part.in().read() >= 0) {
      throw InvalidInputException.at(
          part.path(),
          "record " + (part.header().count() + 1),
          "the end of the file after the " + part.header().count() + " records of the header",
          "more bytes");
    }
  }

  @Override
  public void close() throws IOException {
    features.in().close();
    if (labels.isPresent()) {
      labels.get().in().close();
    }
  }
}
