package org.sparkntk.jobs.gram;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.files.Sha256;

/** The fingerprint of a block of raw examples: width, format and every value. */
final class RowHash {
  private RowHash() {}

  /** Lower-case hexadecimal SHA-256. */
  static String of(RawRows rows) {
    return of(rows, rows.rows());
  }

  /** Of the first rows of a block, which is that of a block of these rows alone. */
  static String of(RawRows rows, int count) {
    Sha256 hash = new Sha256();
    String format = rows instanceof ByteRows ? "bytes " : "doubles ";
    hash.add((format + rows.width() + "\n").getBytes(StandardCharsets.UTF_8));
    if (rows instanceof ByteRows bytes) {
      return hash.add(bytes.values(), count * rows.width()).hex();
    }
    double[] row = new double[rows.width()];
    ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * row.length);
    for (int i = 0; i < count; i++) {
      rows.copyRow(i, row, 0);
      buffer.asDoubleBuffer().put(row);
      hash.add(buffer.array());
    }
    return hash.hex();
  }
}
