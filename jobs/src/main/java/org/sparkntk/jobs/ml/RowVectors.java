package org.sparkntk.jobs.ml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.sparkntk.kernels.linalg.Matrix;

/** Vectors of rows as matrices. */
final class RowVectors {
  /** Rows of a batch: enough for matrix products. */
  static final int BATCH = 256;

  private RowVectors() {}

  /**
   * The vector of a row.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Vector of(Row row, int column) {
    if (row.isNullAt(column)) {
      throw new IllegalArgumentException(
          "column " + row.schema().fieldNames()[column] + ": expected a vector, found null");
    }
    return row.getAs(column);
  }

  /**
   * A batch, filled up with its last vector: the bits of a matrix product depend on its shape, and
   * so all have one shape.
   *
   * @param vectors at least 1, at most {@link #BATCH}
   * @return {@link #BATCH} × width
   */
  static Matrix batch(List<Vector> vectors, int width) {
    List<Vector> all = new ArrayList<>(vectors);
    Vector last = vectors.get(vectors.size() - 1);
    all.addAll(Collections.nCopies(BATCH - vectors.size(), last));
    return matrix(all, width);
  }

  /**
   * One vector a row.
   *
   * @throws IllegalArgumentException if one has another width, or is not finite
   */
  static Matrix matrix(List<Vector> vectors, int width) {
    Matrix out = Matrix.zeros(vectors.size(), width);
    for (int i = 0; i < vectors.size(); i++) {
      Vector vector = vectors.get(i);
      if (vector.size() != width) {
        throw new IllegalArgumentException(
            "expected vectors of %d numbers as in the fit, found one of %d"
                .formatted(width, vector.size()));
      }
      double[] values = vector.toArray();
      for (int j = 0; j < width; j++) {
        if (!Double.isFinite(values[j])) {
          throw new IllegalArgumentException(
              "expected vectors of finite numbers, found %s at %d".formatted(values[j], j));
        }
        out.set(i, j, values[j]);
      }
    }
    return out;
  }
}
