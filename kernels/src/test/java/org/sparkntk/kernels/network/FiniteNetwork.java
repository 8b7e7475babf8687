package org.sparkntk.kernels.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.sparkntk.kernels.activation.Nonlinearity;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * One draw of a network of finite width with its covariance and its empirical NTK, by forward and
 * backward passes: Θ = Σ over the layers of (Δ Δᵀ) ∘ (s X Xᵀ + σ_b²), where Δ holds the gradient of
 * the scalar output at the layer's outputs, one example a row.
 */
final class FiniteNetwork {
  private final Weights weights;
  private final int width;
  private final Matrix tangent;
  private int denseLayers;

  /** Standard normal matrices, drawn once per shape and place and shared by many networks. */
  static final class Weights {
    private final Random random;
    private final List<Matrix> square = new ArrayList<>();
    private final List<Matrix> transposed = new ArrayList<>();

    Weights(long seed) {
      random = new Random(seed);
    }

    private Matrix square(int index, int width) {
      while (square.size() <= index) {
        Matrix w = gaussian(width, width);
        Matrix t = Matrix.zeros(width, width);
        for (int i = 0; i < width; i++) {
          for (int j = 0; j < width; j++) {
            t.data()[j * width + i] = w.data()[i * width + j];
          }
        }
        square.add(w);
        transposed.add(t);
      }
      return square.get(index);
    }

    private Matrix gaussian(int rows, int cols) {
      Matrix out = Matrix.zeros(rows, cols);
      for (int i = 0; i < out.data().length; i++) {
        out.data()[i] = random.nextGaussian();
      }
      return out;
    }
  }

  /** What comes out of a layer, and how a gradient there goes back to the layer's input. */
  private record Pass(Matrix out, UnaryOperator<Matrix> back) {}

  private FiniteNetwork(Weights weights, int width, int examples) {
    this.weights = weights;
    this.width = width;
    this.tangent = Matrix.zeros(examples, examples);
  }

  /**
   * Adds one draw's estimates.
   *
   * @param network ends in a dense layer, the readout
   * @param width units of every hidden layer
   * @param nngp K is added
   * @param ntk Θ is added
   */
  static void add(Network network, Matrix x, int width, Weights weights, Matrix nngp, Matrix ntk) {
    FiniteNetwork draw = new FiniteNetwork(weights, width, x.rows());
    List<Layer> layers = network.layers();
    Sequence hidden = Sequence.of(layers.subList(0, layers.size() - 1));
    Dense readout = (Dense) layers.get(layers.size() - 1);
    Pass pass = draw.through(hidden, x);
    Matrix last = gram(pass.out);
    double w = readout.sigmaW() * readout.sigmaW() / pass.out.cols();
    for (int i = 0; i < last.data().length; i++) {
      nngp.data()[i] += w * last.data()[i] + readout.bias().variance();
    }
    Pass output = draw.dense(readout, pass.out, 1);
    Matrix ones = Matrix.zeros(x.rows(), 1);
    Arrays.fill(ones.data(), 1);
    Matrix atInput = pass.back.apply(output.back.apply(ones));
    if (atInput.cols() != x.cols()) {
      throw new AssertionError("gradients of shape " + atInput.cols());
    }
    for (int i = 0; i < ntk.data().length; i++) {
      ntk.data()[i] += draw.tangent.data()[i];
    }
  }

  private Pass through(Sequence layers, Matrix x) {
    Pass all = new Pass(x, gradient -> gradient);
    for (Layer layer : layers.layers()) {
      Pass before = all;
      Pass next = through(layer, before.out);
      all = new Pass(next.out, gradient -> before.back.apply(next.back.apply(gradient)));
    }
    return all;
  }

  private Pass through(Layer layer, Matrix x) {
    if (layer instanceof Dense dense) {
      return dense(dense, x, width);
    }
    if (layer instanceof Activation activation) {
      return activation(activation.function().function().orElseThrow(), x);
    }
    if (layer instanceof Sum sum) {
      return combine(passes(sum.branches(), x));
    }
    if (layer instanceof Concatenation concatenation) {
      return concatenate(passes(concatenation.branches(), x), concatenation.shares());
    }
    if (layer instanceof Product product) {
      return multiply(passes(product.branches(), x));
    }
    if (layer instanceof LayerNorm norm) {
      return normalise(norm.epsilon(), x);
    }
    return dropout(((Dropout) layer).keep(), x);
  }

  private Pass dense(Dense dense, Matrix x, int outputs) {
    int inputs = x.cols();
    boolean isSquare = inputs == outputs;
    int index = denseLayers++;
    Matrix w = isSquare ? weights.square(index, outputs) : weights.gaussian(outputs, inputs);
    double scale = dense.sigmaW() / Math.sqrt(inputs);
    double[] bias = weights.gaussian(1, outputs).data();
    Matrix out = product(x, w);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = scale * out.data()[i] + dense.bias().sigma() * bias[i % outputs];
    }
    Matrix back = isSquare ? weights.transposed.get(index) : transpose(w);
    return new Pass(
        out,
        gradient -> {
          addTangent(dense, x, gradient);
          Matrix in = product(gradient, back);
          for (int i = 0; i < in.data().length; i++) {
            in.data()[i] *= scale;
          }
          return in;
        });
  }

  private void addTangent(Dense dense, Matrix x, Matrix gradient) {
    if (dense.training() == Training.FROZEN) {
      return;
    }
    boolean isNtk = dense.parameterization() == Parameterization.NTK;
    double slope = isNtk ? dense.sigmaW() * dense.sigmaW() / x.cols() : 1;
    double constant = isNtk ? dense.bias().variance() : dense.bias().isPresent() ? 1 : 0;
    Matrix inner = gram(x);
    Matrix outer = gram(gradient);
    for (int i = 0; i < tangent.data().length; i++) {
      tangent.data()[i] += outer.data()[i] * (slope * inner.data()[i] + constant);
    }
  }

  private static Pass activation(Nonlinearity phi, Matrix x) {
    Matrix out = Matrix.zeros(x.rows(), x.cols());
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = phi.value(x.data()[i]);
    }
    return new Pass(
        out,
        gradient -> {
          Matrix in = Matrix.zeros(x.rows(), x.cols());
          for (int i = 0; i < in.data().length; i++) {
            in.data()[i] = gradient.data()[i] * phi.slope(x.data()[i]);
          }
          return in;
        });
  }

  private List<Pass> passes(List<Sequence> branches, Matrix x) {
    List<Pass> passes = new ArrayList<>();
    for (Sequence branch : branches) {
      passes.add(through(branch, x));
    }
    return passes;
  }

  /** Σ_b of the branches. */
  private static Pass combine(List<Pass> passes) {
    Matrix out = Matrix.zeros(passes.get(0).out.rows(), passes.get(0).out.cols());
    for (Pass pass : passes) {
      add(out, pass.out);
    }
    return new Pass(
        out,
        gradient -> {
          Matrix in = passes.get(0).back.apply(gradient);
          Matrix sum = Matrix.zeros(in.rows(), in.cols());
          add(sum, in);
          for (Pass pass : passes.subList(1, passes.size())) {
            add(sum, pass.back.apply(gradient));
          }
          return sum;
        });
  }

  /** ∏_b of the branches. */
  private static Pass multiply(List<Pass> passes) {
    Matrix out = productOfAllBut(passes, -1);
    return new Pass(
        out,
        gradient -> {
          Matrix sum = Matrix.zeros(0, 0);
          for (int b = 0; b < passes.size(); b++) {
            Matrix others = productOfAllBut(passes, b);
            for (int i = 0; i < others.data().length; i++) {
              others.data()[i] *= gradient.data()[i];
            }
            Matrix in = passes.get(b).back.apply(others);
            if (b == 0) {
              sum = Matrix.zeros(in.rows(), in.cols());
            }
            add(sum, in);
          }
          return sum;
        });
  }

  private static Matrix productOfAllBut(List<Pass> passes, int excluded) {
    Matrix out = Matrix.zeros(passes.get(0).out.rows(), passes.get(0).out.cols());
    Arrays.fill(out.data(), 1);
    for (int b = 0; b < passes.size(); b++) {
      for (int i = 0; i < out.data().length && b != excluded; i++) {
        out.data()[i] *= passes.get(b).out.data()[i];
      }
    }
    return out;
  }

  /** The first share of the units of each branch. */
  private static Pass concatenate(List<Pass> passes, List<Double> shares) {
    int width = passes.get(0).out.cols();
    int[] owner = new int[width];
    double end = 0;
    int unit = 0;
    for (int b = 0; b < shares.size(); b++) {
      end += shares.get(b) * width;
      while (unit < Math.round(end)) {
        owner[unit++] = b;
      }
    }
    Matrix out = Matrix.zeros(passes.get(0).out.rows(), width);
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = passes.get(owner[i % width]).out.data()[i];
    }
    return new Pass(
        out,
        gradient -> {
          Matrix sum = Matrix.zeros(0, 0);
          for (int b = 0; b < passes.size(); b++) {
            Matrix own = Matrix.zeros(out.rows(), width);
            for (int i = 0; i < own.data().length; i++) {
              own.data()[i] = owner[i % width] == b ? gradient.data()[i] : 0;
            }
            Matrix in = passes.get(b).back.apply(own);
            if (b == 0) {
              sum = Matrix.zeros(in.rows(), in.cols());
            }
            add(sum, in);
          }
          return sum;
        });
  }

  private static Pass normalise(double epsilon, Matrix x) {
    int n = x.cols();
    Matrix out = Matrix.zeros(x.rows(), n);
    double[] deviation = new double[x.rows()];
    for (int i = 0; i < x.rows(); i++) {
      double mean = 0;
      for (int j = 0; j < n; j++) {
        mean += x.get(i, j) / n;
      }
      double variance = 0;
      for (int j = 0; j < n; j++) {
        variance += (x.get(i, j) - mean) * (x.get(i, j) - mean) / n;
      }
      deviation[i] = Math.sqrt(variance + epsilon);
      for (int j = 0; j < n; j++) {
        out.set(i, j, (x.get(i, j) - mean) / deviation[i]);
      }
    }
    return new Pass(
        out,
        gradient -> {
          Matrix in = Matrix.zeros(x.rows(), n);
          for (int i = 0; i < x.rows(); i++) {
            double mean = 0;
            double along = 0;
            for (int j = 0; j < n; j++) {
              mean += gradient.get(i, j) / n;
              along += gradient.get(i, j) * out.get(i, j) / n;
            }
            for (int j = 0; j < n; j++) {
              double g = gradient.get(i, j) - mean - out.get(i, j) * along;
              in.set(i, j, g / deviation[i]);
            }
          }
          return in;
        });
  }

  private Pass dropout(double keep, Matrix x) {
    Matrix mask = Matrix.zeros(x.rows(), x.cols());
    for (int i = 0; i < mask.data().length; i++) {
      mask.data()[i] = weights.random.nextDouble() < keep ? 1 / keep : 0;
    }
    Matrix out = times(x, mask);
    return new Pass(out, gradient -> times(gradient, mask));
  }

  private static Matrix times(Matrix a, Matrix b) {
    Matrix out = Matrix.zeros(a.rows(), a.cols());
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = a.data()[i] * b.data()[i];
    }
    return out;
  }

  private static void add(Matrix sum, Matrix term) {
    for (int i = 0; i < sum.data().length; i++) {
      sum.data()[i] += term.data()[i];
    }
  }

  private static Matrix transpose(Matrix a) {
    Matrix out = Matrix.zeros(a.cols(), a.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        out.set(j, i, a.get(i, j));
      }
    }
    return out;
  }

  /** A Bᵀ. */
  private static Matrix product(Matrix a, Matrix b) {
    Matrix out = Matrix.zeros(a.rows(), b.rows());
    Blas.multiplyTransposed(
        a.rows(), b.rows(), a.cols(), a.data(), 0, b.data(), 0, out.data(), 0, b.rows());
    return out;
  }

  private static Matrix gram(Matrix a) {
    return product(a, a);
  }
}
