package org.sparkntk.jobs.distributed;

import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.data.SparseDoubleRows;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.kernels.sketch.SparseRows;

/**
 * A block without its zeros as an array: a line of row, column and value for every entry, in order.
 */
final class Entries {
  private static final String PREFIX = "entries-";
  private static final int FIELDS = 3;

  private Entries() {}

  /** The name of the file of a block. */
  static String name(int index) {
    return String.format(PREFIX + "%05d.npy", index);
  }

  static boolean isNameOf(String file) {
    return file.startsWith(PREFIX);
  }

  static NpyArray of(SparseRows pairs) {
    int count = pairs.values().length;
    double[] out = new double[Math.multiplyExact(FIELDS, count)];
    for (int row = 0; row < pairs.rows(); row++) {
      for (int i = pairs.starts()[row]; i < pairs.starts()[row + 1]; i++) {
        out[FIELDS * i] = row;
        out[FIELDS * i + 1] = pairs.columns()[i];
        out[FIELDS * i + 2] = pairs.values()[i];
      }
    }
    return new NpyArray(count, FIELDS, out);
  }

  /**
   * The block.
   *
   * @param path for messages
   * @throws InvalidInputException if the array is not that of such a block
   */
  static SparseDoubleRows rows(NpyArray array, int rows, int width, Path path) {
    if (array.cols() != FIELDS || !(array.values() instanceof double[] entries)) {
      throw InvalidInputException.at(
          path.toString(),
          "shape",
          FIELDS + " doubles an entry",
          array.rows() + " × " + array.cols());
    }
    int[] starts = new int[rows + 1];
    int[] columns = new int[array.rows()];
    double[] values = new double[array.rows()];
    for (int i = 0; i < values.length; i++) {
      int row = (int) entries[FIELDS * i];
      if (row < 0 || row >= rows || row < (i == 0 ? 0 : (int) entries[FIELDS * (i - 1)])) {
        throw InvalidInputException.at(
            path.toString(), "entry " + i, "rows in order from 0 to " + (rows - 1), "" + row);
      }
      starts[row + 1]++;
      columns[i] = (int) entries[FIELDS * i + 1];
      values[i] = entries[FIELDS * i + 2];
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    try {
      return new SparseDoubleRows(new SparseRows(width, starts, columns, values));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(path + ": " + e.getMessage());
    }
  }
}
