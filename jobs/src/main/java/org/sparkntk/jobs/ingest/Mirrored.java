package org.sparkntk.jobs.ingest;

import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.data.RawRows;

/**
 * Pictures with left and right exchanged.
 *
 * @param side pixels of a line; a picture is any number of lines
 */
record Mirrored(int side) implements View {
  @Override
  public RawRows of(RawRows rows) {
    if (!(rows instanceof ByteRows pictures)) {
      throw new IllegalArgumentException("pictures have bytes");
    }
    byte[] from = pictures.values();
    byte[] values = new byte[from.length];
    for (int line = 0; line < from.length; line += side) {
      for (int x = 0; x < side; x++) {
        values[line + x] = from[line + side - 1 - x];
      }
    }
    return new ByteRows(pictures.rows(), pictures.width(), values);
  }
}
