package org.sparkntk.jobs.ingest;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * The head of an IDX file of unsigned bytes: two zero bytes, the element type, the number of
 * dimensions, and each dimension as a big-endian 32-bit integer.
 *
 * @param bytes the length of the head
 * @param count the first dimension: examples
 * @param width the product of the others: values per example, 1 for a file of labels
 */
record IdxHeader(int bytes, int count, int width) implements Serializable {
  private static final int UNSIGNED_BYTE = 0x08;

  /** Of an example; what claims more is damaged, and must not be allocated. */
  private static final int MOST_VALUES = 1 << 24;

  /** Reads the head of a file of features, which has at least two dimensions. */
  static IdxHeader ofFeatures(InputStream in, String path) throws IOException {
    int magic = magic(in, path, "0x00000803 (or another number of dimensions than 3)");
    if ((magic & 0xff) < 2) {
      throw InvalidInputException.at(
          path,
          "header",
          "at least 2 dimensions for features",
          (magic & 0xff) + " (a label file?)");
    }
    return read(in, path, magic & 0xff);
  }

  /** Reads the head of a file of labels, which has one dimension. */
  static IdxHeader ofLabels(InputStream in, String path) throws IOException {
    int magic = magic(in, path, "0x00000801");
    if ((magic & 0xff) != 1) {
      throw InvalidInputException.at(path, "header", "1 dimension for labels", "" + (magic & 0xff));
    }
    return read(in, path, 1);
  }

  /** The bytes of the whole file, unpacked. */
  long fileBytes() {
    return bytes + (long) count * width;
  }

  private static int magic(InputStream in, String path, String expected) throws IOException {
    int magic = readInt(in, path);
    if (magic >>> 16 != 0) {
      throw InvalidInputException.at(
          path, "header", "the IDX magic number " + expected, String.format("0x%08x", magic));
    }
    if ((magic >>> 8) != UNSIGNED_BYTE) {
      throw InvalidInputException.at(
          path,
          "header",
          "unsigned bytes (element type 0x08)",
          String.format("element type 0x%02x", magic >>> 8));
    }
    return magic;
  }

  private static IdxHeader read(InputStream in, String path, int dimensions) throws IOException {
    int count = dimension(in, path, 1);
    long width = 1;
    for (int d = 2; d <= dimensions; d++) {
      width *= dimension(in, path, d);
      if (width > MOST_VALUES) {
        throw InvalidInputException.at(
            path, "header", "at most " + MOST_VALUES + " values per example", "" + width);
      }
    }
    return new IdxHeader(4 + 4 * dimensions, count, (int) width);
  }

  private static int dimension(InputStream in, String path, int number) throws IOException {
    int size = readInt(in, path);
    if (size < 1) {
      throw InvalidInputException.at(
          path, "header", "a positive size of dimension " + number, Integer.toString(size));
    }
    return size;
  }

  private static int readInt(InputStream in, String path) throws IOException {
    try {
      return new DataInputStream(in).readInt();
    } catch (EOFException e) {
      throw InvalidInputException.at(path, "header", "a whole IDX header", "the end of the file");
    }
  }
}
