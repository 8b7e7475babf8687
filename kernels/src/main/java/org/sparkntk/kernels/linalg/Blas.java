package org.sparkntk.kernels.linalg;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;

/**
 * The few BLAS operations this project needs, for row-major arrays; with {@link Lapack} the only
 * class that names netlib.
 *
 * <p>The native library is used where there is one ({@link OpenBlasLibrary}), otherwise netlib's
 * pure Java code, which gives the same results up to rounding and is 10 to 40 times slower. The
 * same call on the same library gives the same bits.
 */
public final class Blas {
  private static final BLAS BLAS_INSTANCE;
  private static final boolean NATIVE;
  private static final String LIBRARY;

  static {
    BLAS blas;
    boolean isNative;
    String library;
    try {
      OpenBlasLibrary.announce();
      blas = NetlibLoader.load(NativeBLAS.class, "JNIBLAS", "AbstractBLAS");
      isNative = true;
      String path = System.getProperty(OpenBlasLibrary.BLAS_PROPERTY, "the system's");
      library = path.substring(path.lastIndexOf('/') + 1);
    } catch (RuntimeException | LinkageError e) {
      blas = JavaBLAS.getInstance();
      isNative = false;
      library = "none";
    }
    BLAS_INSTANCE = blas;
    NATIVE = isNative;
    LIBRARY = library;
  }

  private Blas() {}

  /** Whether a native library does the work. */
  public static boolean isNative() {
    return NATIVE;
  }

  /** The netlib class in use, for logs and run manifests. */
  public static String implementation() {
    return BLAS_INSTANCE.getClass().getSimpleName();
  }

  /** The file name of the native library behind it, {@code none} for pure Java. */
  public static String library() {
    return LIBRARY;
  }

  /**
   * C = A Bᵀ for an {@code m × k} block A and an {@code n × k} block B.
   *
   * @param a row-major, rows {@code k} apart, from {@code aOffset}
   * @param b row-major, rows {@code k} apart, from {@code bOffset}
   * @param c receives {@code m × n} entries, rows {@code ldc} apart, from {@code cOffset}
   */
  public static void multiplyTransposed(
      int m,
      int n,
      int k,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      int ldc) {
    BLAS_INSTANCE.dgemm("T", "N", n, m, k, 1.0, b, bOffset, k, a, aOffset, k, 0.0, c, cOffset, ldc);
  }

  /** The same in float32. */
  public static void multiplyTransposed(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int ldc) {
    BLAS_INSTANCE.sgemm(
        "T", "N", n, m, k, 1.0f, b, bOffset, k, a, aOffset, k, 0.0f, c, cOffset, ldc);
  }

  /**
   * C += A B for row-major A ({@code m × k}), B ({@code k × n}) and C ({@code m × n}), each dense
   * from its offset.
   */
  public static void multiplyAdd(
      int m,
      int n,
      int k,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset) {
    if (m == 0 || n == 0 || k == 0) {
      return; // BLAS refuses leading dimensions of zero
    }
    BLAS_INSTANCE.dgemm("N", "N", n, m, k, 1.0, b, bOffset, n, a, aOffset, k, 1.0, c, cOffset, n);
  }

  /**
   * C += Aᵀ B for row-major A ({@code k × m}), B ({@code k × n}) and C ({@code m × n}), each dense
   * from its offset.
   */
  public static void transposedMultiplyAdd(
      int m,
      int n,
      int k,
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset) {
    if (m == 0 || n == 0 || k == 0) {
      return; // BLAS refuses leading dimensions of zero
    }
    BLAS_INSTANCE.dgemm("N", "T", n, m, k, 1.0, b, bOffset, n, a, aOffset, m, 1.0, c, cOffset, n);
  }

  /**
   * C += AᵀA on and above the diagonal, for row-major A ({@code k × n}) and C ({@code n × n}), both
   * from offset 0; what is below is not touched.
   */
  public static void addGram(int k, int n, double[] a, double[] c) {
    if (k == 0 || n == 0) {
      return; // BLAS refuses leading dimensions of zero
    }
    BLAS_INSTANCE.dsyrk("L", "N", n, k, 1.0, a, n, 1.0, c, n);
  }

  /**
   * C = AᵀA on and above the diagonal, for row-major A ({@code k × n}) and C ({@code n × n}); what
   * is below is not touched.
   */
  public static void gram(int k, int n, float[] a, float[] c) {
    BLAS_INSTANCE.ssyrk("L", "N", n, k, 1.0f, a, n, 0.0f, c, n);
  }

  /**
   * C = AᵀB for row-major A ({@code k × m}), B ({@code k × n}) and C ({@code m × n}), each dense.
   */
  public static void transposedMultiply(int m, int n, int k, float[] a, float[] b, float[] c) {
    BLAS_INSTANCE.sgemm("N", "T", n, m, k, 1.0f, b, n, a, m, 0.0f, c, n);
  }

  /**
   * B ← B C⁻¹ for row-major B ({@code m × n}) and upper triangular, row-major C ({@code n × n}),
   * both from offset 0.
   *
   * @param c what is below its diagonal is not read
   */
  public static void divideUpper(int m, int n, double[] b, double[] c) {
    divideUpper(m, n, b, 0, c);
  }

  /** The same in float32. */
  public static void divideUpper(int m, int n, float[] b, float[] c) {
    if (m == 0 || n == 0) {
      return;
    }
    BLAS_INSTANCE.strsm("L", "L", "N", "N", n, m, 1.0f, c, n, b, n);
  }

  /** The same for a B from {@code bOffset}. */
  static void divideUpper(int m, int n, double[] b, int bOffset, double[] c) {
    if (m == 0 || n == 0) {
      return;
    }
    BLAS_INSTANCE.dtrsm("L", "L", "N", "N", n, m, 1.0, c, 0, n, b, bOffset, n);
  }

  /**
   * B ← C⁻ᵀ B for row-major B ({@code n × m}) and upper triangular, row-major C ({@code n × n}),
   * both from offset 0.
   *
   * @param c what is below its diagonal is not read
   */
  public static void solveUpperTransposed(int n, int m, double[] c, double[] b) {
    BLAS_INSTANCE.dtrsm("R", "L", "T", "N", m, n, 1.0, c, n, b, m);
  }

  /**
   * B ← C⁻¹ B for row-major B ({@code n × m}) and upper triangular, row-major C ({@code n × n}),
   * both from offset 0.
   *
   * @param c what is below its diagonal is not read
   */
  public static void solveUpper(int n, int m, double[] c, double[] b) {
    BLAS_INSTANCE.dtrsm("R", "L", "N", "N", m, n, 1.0, c, n, b, m);
  }
}
