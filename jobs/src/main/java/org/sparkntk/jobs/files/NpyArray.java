package org.sparkntk.jobs.files;

/**
 * A two-dimensional array as a {@code .npy} file holds it.
 *
 * @param rows the number of rows
 * @param cols the number of columns
 * @param values row-major: a {@code byte[]} (unsigned), {@code float[]} or {@code double[]}
 */
public record NpyArray(int rows, int cols, Object values) {
  /** Checks the shape and the type. */
  public NpyArray {
    int length = length(values);
    if (rows < 0 || cols < 0 || (long) rows * cols != length) {
      throw new IllegalArgumentException(
          "a " + rows + " × " + cols + " array cannot have " + length + " values");
    }
  }

  /** NumPy's name of the element type: {@code |u1}, {@code <f4} or {@code <f8}. */
  String descr() {
    return values instanceof byte[] ? "|u1" : values instanceof float[] ? "<f4" : "<f8";
  }

  private static int length(Object values) {
    if (values instanceof byte[] bytes) {
      return bytes.length;
    }
    if (values instanceof float[] floats) {
      return floats.length;
    }
    if (values instanceof double[] doubles) {
      return doubles.length;
    }
    throw new IllegalArgumentException("no .npy type for " + values.getClass().getName());
  }
}
