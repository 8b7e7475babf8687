package org.sparkntk.jobs.ml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.ingest.VectorIngest;
import scala.runtime.BoxedUnit;

/** Vectors of rows as blocks. */
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
  static RawRows batch(List<Vector> vectors, int width) {
    List<Vector> all = new ArrayList<>(vectors);
    Vector last = vectors.get(vectors.size() - 1);
    all.addAll(Collections.nCopies(BATCH - vectors.size(), last));
    return rows(all, width);
  }

  /**
   * One vector a row, sparse if the first one is.
   *
   * @throws IllegalArgumentException if one has another width, or is not finite
   */
  static RawRows rows(List<Vector> vectors, int width) {
    int count = vectors.size();
    GrowingRows out =
        count > 0 && vectors.get(0) instanceof SparseVector
            ? GrowingRows.sparse(width, count)
            : GrowingRows.dense(width, count);
    for (Vector vector : vectors) {
      if (vector.size() != width) {
        throw new IllegalArgumentException(
            "expected vectors of %d numbers as in the fit, found one of %d"
                .formatted(width, vector.size()));
      }
      requireFinite(vector);
      VectorIngest.append(vector, out);
    }
    return out.toRows();
  }

  private static void requireFinite(Vector vector) {
    vector.foreachNonZero(
        (index, value) -> {
          if (!Double.isFinite((Double) value)) {
            throw new IllegalArgumentException(
                "expected vectors of finite numbers, found %s at %s".formatted(value, index));
          }
          return BoxedUnit.UNIT;
        });
  }
}
