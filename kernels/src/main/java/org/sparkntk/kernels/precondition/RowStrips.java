package org.sparkntk.kernels.precondition;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sparkntk.kernels.linalg.Accumulator;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Operand;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.linalg.TileProduct;

/**
 * A tall n × r matrix F in strips of rows, each a tile of its own; immutable.
 *
 * <p>Strips are the unit of parallel work, on the JVM's common pool. How F is cut and the order of
 * every sum depend on n and r alone, so the bits do not depend on the number of threads.
 */
final class RowStrips {
  /** About this many strips, so that any number of cores has a share. */
  private static final int STRIPS = 32;

  /** Float32 sums run over a strip, so they must not be much longer than those over a tile. */
  private static final int MOST_ROWS = 1024;

  private static final int FEWEST_ROWS = 100;

  /** The most bytes of partial sums of FᵀF. */
  private static final long PARTIAL_BYTES = 256L << 20;

  private final int rows;
  private final int cols;
  private final Tile[] strips;

  private RowStrips(int rows, int cols, Tile[] strips) {
    this.rows = rows;
    this.cols = cols;
    this.strips = strips;
  }

  /** F without columns. */
  static RowStrips empty(int rows, Precision precision) {
    int strips = (rows + stripRows(rows) - 1) / stripRows(rows);
    Tile[] empty = new Tile[strips];
    for (int i = 0; i < strips; i++) {
      empty[i] = Tile.zeros(precision, rowsOf(rows, i), 0);
    }
    return new RowStrips(rows, 0, empty);
  }

  int rows() {
    return rows;
  }

  int cols() {
    return cols;
  }

  Precision precision() {
    return strips[0].precision();
  }

  long bytes() {
    return Arrays.stream(strips).mapToLong(Tile::bytes).sum();
  }

  /** What is computed of one strip from {@code first} on; {@code f} are its rows in float64. */
  interface StripTask {
    /** New columns of these rows: {@code f.rows()} rows. */
    Matrix columns(int first, Matrix f);
  }

  /** F with {@code count} more columns, which are rounded to its precision. */
  RowStrips append(int count, StripTask task) {
    Tile[] longer = new Tile[strips.length];
    IntStream.range(0, strips.length)
        .parallel()
        .forEach(i -> longer[i] = joined(strips[i], task.columns(first(i), widened(strips[i]))));
    return new RowStrips(rows, cols + count, longer);
  }

  private static Tile joined(Tile strip, Matrix columns) {
    int width = strip.cols() + columns.cols();
    Tile out = Tile.zeros(strip.precision(), strip.rows(), width);
    double[] old = widened(strip).data();
    double[] row = new double[width];
    for (int i = 0; i < strip.rows(); i++) {
      System.arraycopy(old, i * strip.cols(), row, 0, strip.cols());
      System.arraycopy(columns.data(), i * columns.cols(), row, strip.cols(), columns.cols());
      out.setRow(i, row, 0, 1);
    }
    return out;
  }

  /** The given rows of F, {@code indices.length × r}. */
  Matrix rowsAt(int[] indices) {
    Matrix out = Matrix.zeros(indices.length, cols);
    for (int i = 0; i < indices.length; i++) {
      Tile strip = strips[indices[i] / stripRows(rows)];
      for (int j = 0; j < cols; j++) {
        out.set(i, j, strip.get(indices[i] % stripRows(rows), j));
      }
    }
    return out;
  }

  /** FᵀV for V of shape n × w. */
  Matrix transposedTimes(Matrix v, Precision arithmetic) {
    Operand zeros = TileProduct.of(arithmetic).pack(Matrix.zeros(cols, v.cols()));
    Matrix[] partials = new Matrix[strips.length];
    IntStream.range(0, strips.length)
        .parallel()
        .forEach(
            i -> {
              TileProduct product = TileProduct.of(arithmetic);
              Operand part = product.pack(v.rowRange(first(i), strips[i].rows()));
              Accumulator unused = product.accumulator(strips[i].rows(), v.cols());
              Accumulator sum = product.accumulator(cols, v.cols());
              product.addBothSides(strips[i], zeros, unused, part, sum);
              partials[i] = sum.matrix();
            });
    return sum(partials);
  }

  /** F Y for Y of shape r × w. */
  Matrix times(Matrix y, Precision arithmetic) {
    Operand operand = TileProduct.of(arithmetic).pack(y);
    Matrix out = Matrix.zeros(rows, y.cols());
    IntStream.range(0, strips.length)
        .parallel()
        .forEach(
            i -> {
              TileProduct product = TileProduct.of(arithmetic);
              Accumulator sum = product.accumulator(strips[i].rows(), y.cols());
              product.add(strips[i], operand, sum);
              double[] part = sum.matrix().data();
              System.arraycopy(part, 0, out.data(), first(i) * y.cols(), part.length);
            });
    return out;
  }

  /** FᵀF in float64, r × r, of which the upper triangle is set. */
  Matrix gram() {
    long most = Math.max(1, PARTIAL_BYTES / Math.max(1, 8L * cols * cols));
    int groups = (int) Math.min(most, strips.length);
    Matrix[] partials = new Matrix[groups];
    IntStream.range(0, groups)
        .parallel()
        .forEach(
            g -> {
              partials[g] = Matrix.zeros(cols, cols);
              for (int i = begin(g, groups); i < begin(g + 1, groups); i++) {
                Matrix f = widened(strips[i]);
                Blas.addGram(f.rows(), cols, f.data(), partials[g].data());
              }
            });
    return sum(partials);
  }

  private int begin(int group, int groups) {
    return (int) ((long) group * strips.length / groups);
  }

  private static Matrix sum(Matrix[] partials) {
    double[] out = partials[0].data();
    for (Matrix partial : Arrays.asList(partials).subList(1, partials.length)) {
      double[] more = partial.data();
      for (int i = 0; i < out.length; i++) {
        out[i] += more[i];
      }
    }
    return partials[0];
  }

  private int first(int strip) {
    return strip * stripRows(rows);
  }

  private static int rowsOf(int rows, int strip) {
    return Math.min(stripRows(rows), rows - strip * stripRows(rows));
  }

  private static int stripRows(int rows) {
    return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, (rows + STRIPS - 1) / STRIPS));
  }

  private static Matrix widened(Tile strip) {
    Matrix out = Matrix.zeros(strip.rows(), strip.cols());
    strip.copyRows(0, strip.rows(), out.data());
    return out;
  }
}
