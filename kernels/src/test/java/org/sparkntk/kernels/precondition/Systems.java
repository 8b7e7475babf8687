package org.sparkntk.kernels.precondition;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.LinearOperator;

/** Matrices with known properties, in memory. */
final class Systems {
  private Systems() {}

  /** A dense matrix through both doors. */
  record Dense(Matrix k, AtomicInteger requests) implements SymmetricEntries, LinearOperator {
    Dense(Matrix k) {
      this(k, new AtomicInteger());
    }

    @Override
    public int size() {
      return k.rows();
    }

    @Override
    public double[] diagonal() {
      double[] out = new double[size()];
      Arrays.setAll(out, i -> k.get(i, i));
      return out;
    }

    @Override
    public Matrix columns(int[] indices) {
      requests.incrementAndGet();
      Matrix out = Matrix.zeros(size(), indices.length);
      for (int i = 0; i < size(); i++) {
        for (int j = 0; j < indices.length; j++) {
          out.set(i, j, k.get(i, indices[j]));
        }
      }
      return out;
    }

    @Override
    public Matrix apply(Matrix s) {
      Matrix out = Matrix.zeros(size(), s.cols());
      Blas.multiplyAdd(size(), s.cols(), size(), k.data(), 0, s.data(), 0, out.data(), 0);
      return out;
    }

    double trace() {
      return Arrays.stream(diagonal()).sum();
    }
  }

  static Matrix gaussian(int rows, int cols, long seed) {
    return Matrix.of(rows, cols, new Random(seed).doubles((long) rows * cols, -1, 1).toArray());
  }

  /** Q diag(w) Qᵀ with Q orthogonal and random; w_j for j = 1 … n. */
  static Dense withSpectrum(int n, IntToDoubleFunction w, long seed) {
    double[] q = gaussian(n, n, seed).data();
    for (int twice = 0; twice < 2; twice++) {
      double[] gram = new double[n * n];
      Blas.transposedMultiplyAdd(n, n, n, q, 0, q, 0, gram, 0);
      if (Lapack.cholesky(n, gram) != 0) {
        throw new IllegalStateException("not orthogonalised");
      }
      Blas.divideUpper(n, n, q, gram);
    }
    double[] scaled = q.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= Math.sqrt(w.applyAsDouble(i % n + 1));
    }
    Matrix k = Matrix.zeros(n, n);
    Blas.multiplyTransposed(n, n, n, scaled, 0, scaled, 0, k.data(), 0, n);
    return new Dense(k);
  }

  /** exp(−|x − y|² / 2h²) of the rows of x. */
  static Dense gaussianKernel(Matrix x, double h) {
    Matrix k = Matrix.zeros(x.rows(), x.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.rows(); j++) {
        double squared = 0;
        for (int d = 0; d < x.cols(); d++) {
          squared += (x.get(i, d) - x.get(j, d)) * (x.get(i, d) - x.get(j, d));
        }
        k.set(i, j, Math.exp(-squared / (2 * h * h)));
      }
    }
    return new Dense(k);
  }

  /** One-hot columns of random classes minus the class means. */
  static Matrix labels(int n, int classes, long seed) {
    Random random = new Random(seed);
    Matrix y = Matrix.zeros(n, classes);
    double[] means = new double[classes];
    for (int i = 0; i < n; i++) {
      int label = random.nextInt(classes);
      y.set(i, label, 1);
      means[label] += 1.0 / n;
    }
    for (int i = 0; i < n * classes; i++) {
      y.data()[i] -= means[i % classes];
    }
    return y;
  }

  /** All of F. */
  static Matrix dense(LowRankFactor factor) {
    return factor.rowsAt(IntStream.range(0, factor.size()).toArray());
  }

  /** tr(K − F Fᵀ) from the entries. */
  static double traceError(Dense dense, LowRankFactor factor) {
    double trace = dense.trace();
    for (double value : dense(factor).data()) {
      trace -= value * value;
    }
    return trace;
  }

  /** F Fᵀ. */
  static Matrix square(LowRankFactor factor) {
    int n = factor.size();
    double[] f = dense(factor).data();
    Matrix out = Matrix.zeros(n, n);
    Blas.multiplyTransposed(n, n, factor.rank(), f, 0, f, 0, out.data(), 0, n);
    return out;
  }
}
