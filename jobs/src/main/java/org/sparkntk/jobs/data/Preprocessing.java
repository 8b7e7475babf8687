package org.sparkntk.jobs.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.EuclideanNorm;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.sketch.SparseRows;

/**
 * What is done to the features of every example, with statistics of the training examples only:
 * {@code (x − offset) / scale} feature by feature, then, if asked for, division by the Euclidean
 * norm. Saved with the model; Jackson writes and reads the record without loss.
 *
 * @param width the number of features
 * @param offset what is subtracted, length {@code width}
 * @param scale what is divided by, length {@code width}, positive; 1 for a constant feature
 * @param unitNorm whether every example is scaled to norm 1; an all-zero example stays zero
 */
@SuppressWarnings("ArrayRecordComponent") // a flat array is the point
public record Preprocessing(int width, double[] offset, double[] scale, boolean unitNorm)
    implements Serializable {
  /** Checks the shape and that the scales are positive. */
  public Preprocessing {
    if (offset.length != width || scale.length != width) {
      throw new IllegalArgumentException(
          width + " features, " + offset.length + " offsets, " + scale.length + " scales");
    }
    for (double value : scale) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("scale " + value + " is not positive");
      }
    }
  }

  /** Leaves every feature as it is. */
  public static Preprocessing none(int width) {
    double[] scale = new double[width];
    Arrays.fill(scale, 1);
    return new Preprocessing(width, new double[width], scale, false);
  }

  /** Mean 0 and standard deviation 1 for every feature by itself. */
  public static Preprocessing byFeature(FeatureMoments moments) {
    return byGroup(moments, 1);
  }

  /**
   * Mean 0 and standard deviation 1 for all pixels of a channel together.
   *
   * @param channels the number of equal, consecutive planes that make up an example
   */
  public static Preprocessing byChannel(FeatureMoments moments, int channels) {
    return byGroup(moments, moments.width() / channels);
  }

  /** The same with every example scaled to Euclidean norm 1 afterwards. */
  public Preprocessing withUnitNorm() {
    return new Preprocessing(width, offset, scale, true);
  }

  /**
   * Prepares a block.
   *
   * @param rows {@code n × width} raw features
   * @return a new {@code n × width} matrix
   * @throws IllegalArgumentException if the width differs
   */
  public Matrix apply(RawRows rows) {
    requireWidth(rows);
    return applied(rows.matrix());
  }

  /**
   * The same, to the bit, in the {@link Workspace} of this thread.
   *
   * @return a matrix that the next call in this thread may overwrite
   */
  public Matrix applyInWorkspace(RawRows rows) {
    requireWidth(rows);
    DenseRoom.require(rows.rows(), width);
    Matrix out = Workspace.matrix(rows.rows(), width);
    rows.copyTo(out);
    return applied(out);
  }

  /** In place. */
  private Matrix applied(Matrix out) {
    double[] data = out.data();
    for (int i = 0; i < out.rows(); i++) {
      int start = i * width;
      for (int j = 0; j < width; j++) {
        data[start + j] = (data[start + j] - offset[j]) / scale[j];
      }
      if (unitNorm) {
        int end = start + width;
        normalise(data, start, end, () -> EuclideanNorm.of(data, start, end));
      }
    }
    return out;
  }

  /**
   * The same without the zeros, where they are left out and stay zero: nothing is subtracted.
   *
   * @return what {@link #apply} gives, to the bit; nothing if it has to be asked
   */
  public Optional<SparseRows> applySparsely(RawRows rows) {
    requireWidth(rows);
    if (!(rows instanceof SparseDoubleRows sparse)
        || Arrays.stream(offset).anyMatch(value -> value != 0)) {
      return Optional.empty();
    }
    SparseRows from = sparse.pairs();
    int[] columns = from.columns();
    double[] values = from.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] /= scale[columns[i]];
    }
    for (int i = 0; unitNorm && i < from.rows(); i++) {
      int start = from.starts()[i];
      int end = from.starts()[i + 1];
      normalise(
          values, start, end, () -> EuclideanNorm.of(columns, values, start, end, from.width()));
    }
    return Optional.of(new SparseRows(width, from.starts(), columns, values));
  }

  private void requireWidth(RawRows rows) {
    if (rows.width() != width) {
      throw new IllegalArgumentException(width + " features expected, found " + rows.width());
    }
  }

  private static void normalise(double[] data, int start, int end, DoubleSupplier length) {
    double norm = length.getAsDouble();
    if (Double.isInfinite(norm)) {
      divide(data, start, end, EuclideanNorm.largest(data, start, end));
      norm = length.getAsDouble();
    }
    if (norm > 0) {
      divide(data, start, end, norm);
    }
  }

  private static void divide(double[] data, int start, int end, double divisor) {
    for (int j = start; j < end; j++) {
      data[j] /= divisor;
    }
  }

  private static Preprocessing byGroup(FeatureMoments moments, int size) {
    FeatureMoments groups = moments.pooled(size);
    double[] offset = new double[moments.width()];
    double[] scale = new double[moments.width()];
    for (int j = 0; j < offset.length; j++) {
      double deviation = groups.standardDeviation(j / size);
      if (!Double.isFinite(deviation)) {
        throw new InvalidInputException(
            "data.standardise: the values of feature " + j + " are too large to standardise");
      }
      offset[j] = groups.means()[j / size];
      scale[j] = deviation > 0 ? deviation : 1;
    }
    return new Preprocessing(offset.length, offset, scale, false);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Preprocessing that
        && unitNorm == that.unitNorm
        && Arrays.equals(offset, that.offset)
        && Arrays.equals(scale, that.scale);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(offset) * 31 + Arrays.hashCode(scale);
  }
}
