package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Chunks of a range of the records of a binary CIFAR file. */
final class CifarRecords implements Chunks {
  private final CifarLayout layout;
  private final Labels labels;
  private final InputStream in;
  private final FileTask task;
  private long next;

  /**
   * Reads nothing yet.
   *
   * @param in positioned at the first record of {@code task}
   */
  CifarRecords(CifarLayout layout, Labels labels, InputStream in, FileTask task) {
    this.layout = layout;
    this.labels = labels;
    this.in = in;
    this.task = task;
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
    long first = next;
    long left = task.first() + task.count() - first;
    int rows = (int) Math.min(left, Chunk.capacity(CifarLayout.WIDTH));
    byte[] pixels = new byte[rows * CifarLayout.WIDTH];
    List<String> names = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++, next++) {
      String label = readRecord(pixels, i * CifarLayout.WIDTH);
      if (labels == Labels.PRESENT) {
        names.add(label);
      }
    }
    return new Chunk(task.file(), first, new ByteRows(rows, CifarLayout.WIDTH, pixels), names);
  }

  private String readRecord(byte[] pixels, int offset) {
    byte[] head = new byte[layout.labelBytes()];
    try {
      int found = in.readNBytes(head, 0, head.length);
      found += in.readNBytes(pixels, offset, CifarLayout.WIDTH);
      if (found < layout.recordBytes()) {
        throw truncated(task.path(), next, layout, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (labels == Labels.PRESENT) {
      checkRange(head);
    }
    return Integer.toString(head[layout.label()] & 0xff);
  }

  private void checkRange(byte[] head) {
    for (int b = 0; b < head.length; b++) {
      int label = head[b] & 0xff;
      if (label >= layout.classes(b)) {
        throw InvalidInputException.at(
            task.path(),
            "record " + (next + 1),
            "a label from 0 to " + (layout.classes(b) - 1),
            Integer.toString(label));
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The complaint about the 0-based record that has only {@code found} bytes. */
  static InvalidInputException truncated(String path, long record, CifarLayout layout, long found) {
    return InvalidInputException.at(
        path, "record " + (record + 1), layout.recordBytes() + " bytes", found + " (cut short?)");
  }
}
