package org.sparkntk.kernels.features;

import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * Nyström features (Williams, Seeger 2001) of any kernel: φ(x) = C⁻ᵀ k(L, x) for landmarks L with
 * k(L, L) + εI = CᵀC. Inner products are those of the kernel after projection onto the span of the
 * landmarks, never larger on the diagonal, and those of the kernel itself for the landmarks.
 *
 * <p>The small ε lets landmarks be copies of others, or almost in their span, without features that
 * are nothing but rounding errors.
 */
public final class NystromFeatures implements FeatureMap {
  /** ε in units of the largest k(x, x), where rows are filled in float32. */
  private static final double JITTER_32 = 1e-6;

  private static final double JITTER_64 = 1e-12;

  /** What ε grows by until there is a factor. */
  private static final double GROWTH = 10;

  private final Kernel kernel;
  private final int width;
  private final Panel landmarks;
  private final Matrix factor;
  private final Tile divisor;

  /**
   * The features that some landmarks span.
   *
   * @param kernel that rows of features are computed by, in its precision
   * @param exact the same kernel in float64, for the factor
   * @param landmarks rows × features, preprocessed
   * @throws IllegalArgumentException if the kernel is zero on all of them, or is not finite
   */
  public NystromFeatures(Kernel kernel, Kernel exact, Matrix landmarks) {
    this.kernel = kernel;
    this.width = landmarks.cols();
    this.landmarks = kernel.prepare(landmarks);
    this.factor =
        factor(exact, landmarks, kernel.precision() == Precision.FLOAT32 ? JITTER_32 : JITTER_64);
    this.divisor = divisor(kernel.precision(), factor);
  }

  /** Below its diagonal there is what nobody reads. */
  private static Tile divisor(Precision precision, Matrix factor) {
    int m = factor.rows();
    if (precision == Precision.FLOAT64) {
      return new Float64Tile(m, m, factor.data());
    }
    Tile divisor = Tile.zeros(precision, m, m);
    for (int i = 0; i < m; i++) {
      divisor.setRow(i, factor.data(), i * m, 1);
    }
    return divisor;
  }

  private static Matrix factor(Kernel exact, Matrix landmarks, double jitter) {
    int m = landmarks.rows();
    Float64Tile gram = (Float64Tile) Tile.zeros(Precision.FLOAT64, m, m);
    exact.fillDiagonal(exact.prepare(landmarks), gram);
    double[] diagonal = new double[m];
    double largest = 0;
    for (int i = 0; i < m; i++) {
      diagonal[i] = gram.get(i, i);
      largest = Math.max(largest, diagonal[i]);
    }
    if (!(largest > 0 && Double.isFinite(largest))) {
      throw new IllegalArgumentException(
          "landmarks need a largest k(x, x) that is positive and finite, found " + largest);
    }
    double[] a = gram.values();
    for (double shift = jitter * largest; ; shift *= GROWTH) {
      for (int i = 0; i < m; i++) {
        a[i * m + i] = diagonal[i] + shift;
      }
      if (Lapack.cholesky(m, a) == 0) {
        return Matrix.of(m, m, a);
      }
      restoreUpper(m, a);
    }
  }

  /** The factor is made in place; what is below the diagonal is the copy for another attempt. */
  private static void restoreUpper(int m, double[] a) {
    for (int i = 0; i < m; i++) {
      for (int j = i + 1; j < m; j++) {
        a[i * m + j] = a[j * m + i];
      }
    }
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int dimension() {
    return factor.rows();
  }

  @Override
  public Precision precision() {
    return kernel.precision();
  }

  @Override
  public double productFlops() {
    return (2.0 * width + dimension()) * dimension();
  }

  @Override
  public Tile features(Matrix examples) {
    int rows = examples.rows();
    Tile out = Tile.zeros(precision(), rows, dimension());
    kernel.fill(kernel.prepare(examples), landmarks, out);
    if (out instanceof Float32Tile tile && divisor instanceof Float32Tile by) {
      Blas.divideUpper(rows, dimension(), tile.values(), by.values());
    } else if (out instanceof Float64Tile tile && divisor instanceof Float64Tile by) {
      Blas.divideUpper(rows, dimension(), tile.values(), by.values());
    }
    return out;
  }

  /**
   * The same regression as a kernel expansion: φ(x)ᵀw = k(x, L) β with β = C⁻¹w.
   *
   * @param weights w, dimension × outputs
   * @return β, a row for every landmark
   */
  public Matrix coefficients(Matrix weights) {
    Matrix out = weights.copy();
    Blas.solveUpper(dimension(), out.cols(), factor.data(), out.data());
    return out;
  }
}
