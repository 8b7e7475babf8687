package org.sparkntk.kernels.solve;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.sparkntk.kernels.linalg.Lapack;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.TallProduct;

/**
 * K = V diag(w) Vᵀ with random orthogonal V and a spectrum like that of a neural tangent kernel, wⱼ
 * = 0.6 n j^−1.3 + 0.05, so that every function of K is known; and labels of ten classes.
 */
final class SyntheticSystem {
  static final int CLASSES = 10;

  final int n;
  final double[] spectrum;
  final Matrix vectors;
  final Matrix gram;
  final Matrix labels;

  SyntheticSystem(int n, long seed) {
    this.n = n;
    Random random = new Random(seed);
    this.vectors = gaussian(n, n, random);
    Lapack.thinQr(n, n, vectors.data());
    this.spectrum = new double[n];
    for (int j = 0; j < n; j++) {
      spectrum[j] = 0.6 * n * Math.pow(j + 1, -1.3) + 0.05;
    }
    this.gram = function(w -> w);
    this.labels = centredOneHot(n, random);
  }

  /** f(K), dense. */
  Matrix function(DoubleUnaryOperator f) {
    Matrix scaled = vectors.copy();
    for (int i = 0; i < scaled.data().length; i++) {
      scaled.data()[i] *= f.applyAsDouble(spectrum[i % n]);
    }
    return Small.symmetrise(TallProduct.times(scaled, Small.transposed(vectors)));
  }

  /** tr f(K). */
  double trace(DoubleUnaryOperator f) {
    double sum = 0;
    for (double w : spectrum) {
      sum += f.applyAsDouble(w);
    }
    return sum;
  }

  /** (K + λI)⁻¹ Y. */
  Matrix solution(double lambda) {
    return TallProduct.times(function(w -> 1 / (w + lambda)), labels);
  }

  LinearOperator operator() {
    return dense(gram);
  }

  Ridge ridge(double lambda) {
    return new Ridge(operator(), lambda);
  }

  static LinearOperator dense(Matrix a) {
    return new LinearOperator() {
      @Override
      public int size() {
        return a.rows();
      }

      @Override
      public Matrix apply(Matrix s) {
        return TallProduct.times(a, s);
      }
    };
  }

  /** Products with operands, entries and results rounded to float32, and exact ones beside them. */
  static LinearOperator float32(Matrix a) {
    Matrix rounded = rounded(a);
    return new LinearOperator() {
      @Override
      public int size() {
        return a.rows();
      }

      @Override
      public Matrix apply(Matrix s) {
        Matrix out = Matrix.zeros(a.rows(), s.cols());
        Matrix narrow = rounded(s);
        for (int i = 0; i < a.rows(); i++) {
          float[] sums = new float[s.cols()];
          for (int j = 0; j < a.cols(); j++) {
            float entry = (float) rounded.get(i, j);
            for (int c = 0; c < sums.length; c++) {
              sums[c] += entry * (float) narrow.get(j, c);
            }
          }
          for (int c = 0; c < sums.length; c++) {
            out.set(i, c, sums[c]);
          }
        }
        return out;
      }

      @Override
      public LinearOperator accurate() {
        return dense(rounded);
      }
    };
  }

  static Matrix rounded(Matrix a) {
    Matrix out = a.copy();
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = (float) out.data()[i];
    }
    return out;
  }

  static Matrix gaussian(int rows, int cols, Random random) {
    Matrix out = Matrix.zeros(rows, cols);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = random.nextGaussian();
    }
    return out;
  }

  private static Matrix centredOneHot(int n, Random random) {
    Matrix out = Matrix.zeros(n, CLASSES);
    double[] means = new double[CLASSES];
    for (int i = 0; i < n; i++) {
      int label = random.nextInt(CLASSES);
      out.set(i, label, 1);
      means[label] += 1.0 / n;
    }
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] -= means[i % CLASSES];
    }
    return out;
  }
}
