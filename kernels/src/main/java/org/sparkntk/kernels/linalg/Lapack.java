package org.sparkntk.kernels.linalg;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import dev.ludovic.netlib.lapack.NativeLAPACK;
import org.netlib.util.intW;

/**
 * The few LAPACK operations this project needs, for row-major arrays. The native library is the one
 * that {@link Blas} uses; without it netlib's pure Java code does the work.
 */
public final class Lapack {
  private static final LAPACK LAPACK_INSTANCE = instance();

  private Lapack() {}

  private static LAPACK instance() {
    if (!Blas.isNative()) {
      return JavaLAPACK.getInstance();
    }
    try {
      return NetlibLoader.load(NativeLAPACK.class, "JNILAPACK", "AbstractLAPACK");
    } catch (RuntimeException | LinkageError e) {
      return JavaLAPACK.getInstance();
    }
  }

  /** The netlib class in use, for logs and run manifests. */
  public static String implementation() {
    return LAPACK_INSTANCE.getClass().getSimpleName();
  }

  /**
   * The Cholesky factor of a symmetric matrix: A = CᵀC.
   *
   * @param n the order
   * @param a row-major, {@code n × n}, of which only the upper triangle is read; receives C there,
   *     and keeps what is below the diagonal
   * @return 0, or the order of the first leading minor that is not positive: then A is not positive
   *     definite to working precision, and {@code a} is of no use
   */
  public static int cholesky(int n, double[] a) {
    intW info = new intW(0);
    LAPACK_INSTANCE.dpotrf("L", n, a, n, info);
    requireLegal(info.val, "dpotrf");
    return info.val;
  }

  /**
   * The eigenvalues and eigenvectors of a symmetric matrix: A = Vᵀ diag(w) V.
   *
   * @param n the order
   * @param a row-major, {@code n × n}; receives V, whose row i is the unit eigenvector of w[i]
   * @return w, ascending
   * @throws IllegalArgumentException if A has entries that are not finite
   */
  public static double[] symmetricEigen(int n, double[] a) {
    requireFinite(a);
    double[] w = new double[n];
    intW info = new intW(0);
    double[] best = new double[1];
    int[] bestInts = new int[1];
    LAPACK_INSTANCE.dsyevd("V", "L", n, a, Math.max(1, n), w, best, -1, bestInts, -1, info);
    double[] work = new double[(int) best[0]];
    int[] ints = new int[bestInts[0]];
    LAPACK_INSTANCE.dsyevd(
        "V", "L", n, a, Math.max(1, n), w, work, work.length, ints, ints.length, info);
    requireLegal(info.val, "dsyevd");
    if (info.val > 0) {
      throw new IllegalStateException("dsyevd has not converged, info " + info.val);
    }
    return w;
  }

  /**
   * The thin QR factorisation by Householder reflections: A = Q R.
   *
   * @param m rows, at least {@code n}
   * @param n columns
   * @param a row-major, {@code m × n}; receives Q, whose columns are orthonormal whatever the rank
   *     of A
   * @return R, row-major, upper triangular, {@code n × n}
   * @throws IllegalArgumentException if A has entries that are not finite
   */
  public static double[] thinQr(int m, int n, double[] a) {
    if (m < n) {
      throw new IllegalArgumentException("expected at least " + n + " rows, found " + m);
    }
    requireFinite(a);
    // To LAPACK a row-major array is the transpose: Aᵀ = Rᵀ Qᵀ is an LQ factorisation.
    intW info = new intW(0);
    int lda = Math.max(1, n);
    double[] tau = new double[n];
    double[] best = new double[1];
    LAPACK_INSTANCE.dgelqf(n, m, a, lda, tau, best, -1, info);
    double[] work = new double[Math.max(1, (int) best[0])];
    LAPACK_INSTANCE.dgelqf(n, m, a, lda, tau, work, work.length, info);
    requireLegal(info.val, "dgelqf");
    double[] r = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        r[i * n + j] = a[i * n + j];
      }
    }
    LAPACK_INSTANCE.dorglq(n, m, n, a, lda, tau, work, work.length, info);
    requireLegal(info.val, "dorglq");
    return r;
  }

  /**
   * The singular value decomposition of a square matrix: A = U diag(w) V.
   *
   * @param n the order
   * @param a row-major, {@code n × n}; receives U
   * @param v receives V, row-major, {@code n × n}, whose rows are the right singular vectors
   * @return w, descending
   * @throws IllegalArgumentException if A has entries that are not finite
   */
  public static double[] singularValues(int n, double[] a, double[] v) {
    requireFinite(a);
    int lda = Math.max(1, n);
    double[] w = new double[n];
    double[] u = new double[n * n];
    double[] best = new double[1];
    intW info = new intW(0);
    // LAPACK sees Aᵀ = Vᵀ diag(w) Uᵀ: its left vectors are V, its right ones U, in row-major order.
    LAPACK_INSTANCE.dgesvd("A", "A", n, n, a, lda, w, v, lda, u, lda, best, -1, info);
    double[] work = new double[Math.max(1, (int) best[0])];
    LAPACK_INSTANCE.dgesvd("A", "A", n, n, a, lda, w, v, lda, u, lda, work, work.length, info);
    requireLegal(info.val, "dgesvd");
    if (info.val > 0) {
      throw new IllegalStateException("dgesvd has not converged, info " + info.val);
    }
    System.arraycopy(u, 0, a, 0, u.length);
    return w;
  }

  /** LAPACK loops or crashes on NaN. */
  private static void requireFinite(double[] a) {
    for (double value : a) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("expected finite entries, found " + value);
      }
    }
  }

  private static void requireLegal(int info, String routine) {
    if (info < 0) {
      throw new IllegalStateException(routine + " refused argument " + -info);
    }
  }
}
