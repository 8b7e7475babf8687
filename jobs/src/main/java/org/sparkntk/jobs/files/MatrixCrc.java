package org.sparkntk.jobs.files;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.sparkntk.kernels.linalg.Matrix;

/** The CRC-32C of the bits of a matrix, to tell whether it is the one that it was. */
public final class MatrixCrc {
  private MatrixCrc() {}

  /** In hexadecimal digits. */
  public static String of(Matrix matrix) {
    CRC32C crc = new CRC32C();
    ByteBuffer row = ByteBuffer.allocate(8 * matrix.cols());
    for (int i = 0; i < matrix.rows(); i++) {
      row.asDoubleBuffer().put(matrix.data(), i * matrix.cols(), matrix.cols());
      crc.update(row.array());
    }
    return Long.toHexString(crc.getValue());
  }
}
