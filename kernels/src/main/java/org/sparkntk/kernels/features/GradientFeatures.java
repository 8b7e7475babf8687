package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.random.RandomStream;

/**
 * The gradient of a network of finite width m at its random initialisation, by all its weights: the
 * features that the NTK is the limit of, for comparison. With h₀ = x,
 *
 * <pre>
 *   hₗ = √(2/m) relu(Wₗ hₗ₋₁),   f = v·h_L,   δ_L = √(2/m) 1[W_L h_{L−1} ≥ 0] v,
 *   δₗ = √(2/m) 1[Wₗ hₗ₋₁ ≥ 0] Wₗ₊₁ᵀ δₗ₊₁,   ∂f/∂v = h_L,   ∂f/∂Wₗ = δₗ ⊗ hₗ₋₁
 * </pre>
 *
 * <p>⟨·, ·⟩ has mean Θ for L = 1 and tends to it with the width for any L.
 */
public final class GradientFeatures implements FeatureMap {
  private final GradientFactory parameters;
  private final int units;
  private final float[][] weights;
  private final float[] readout;

  GradientFeatures(GradientFactory parameters) {
    this.parameters = parameters;
    this.units = parameters.units();
    this.weights = new float[parameters.depth()][];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = draw("gradient weights", l, units, inputs(l));
    }
    this.readout = draw("gradient readout", 0, 1, units);
  }

  private float[] draw(String role, int layer, int count, int d) {
    return Directions.GAUSSIAN.draw(RandomStream.of(parameters.seed(), role, layer), count, d);
  }

  private int inputs(int layer) {
    return layer == 0 ? parameters.width() : units;
  }

  @Override
  public int width() {
    return parameters.width();
  }

  @Override
  public int dimension() {
    return units * (width() + (parameters.depth() - 1) * units + 1);
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public double productFlops() {
    return 2.0 * units * (width() + 2.0 * (parameters.depth() - 1) * units);
  }

  @Override
  public Tile features(Matrix examples) {
    int rows = examples.rows();
    int depth = parameters.depth();
    float factor = (float) Math.sqrt(2.0 / units);
    float[][] signals = new float[depth + 1][];
    float[][] steps = new float[depth][];
    signals[0] = Rows.floats(examples, Math.sqrt(parameters.scale()));
    for (int l = 0; l < depth; l++) {
      float[] next = new float[rows * units];
      Blas.multiplyTransposed(rows, units, inputs(l), signals[l], 0, weights[l], 0, next, 0, units);
      steps[l] = next.clone();
      Rows.indicators(steps[l], factor);
      Rows.rectify(next, factor);
      signals[l + 1] = next;
    }
    float[] out = new float[rows * dimension()];
    int at = copy(signals[depth], rows, out);
    for (int l = depth - 1; l >= 0; l--) {
      float[] delta = delta(l, rows, steps, l + 1 < depth ? steps[l + 1] : new float[0]);
      steps[l] = delta;
      at = outer(delta, signals[l], inputs(l), rows, out, at);
    }
    return new Float32Tile(rows, dimension(), out);
  }

  /** δ of a layer from that of the next one, which has taken the place of its indicators. */
  private float[] delta(int layer, int rows, float[][] steps, float[] next) {
    float[] out = steps[layer];
    if (layer + 1 == parameters.depth()) {
      for (int i = 0; i < out.length; i++) {
        out[i] *= readout[i % units];
      }
      return out;
    }
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < units; k++) {
        float sum = 0;
        for (int j = 0; j < units; j++) {
          sum += weights[layer + 1][j * units + k] * next[i * units + j];
        }
        out[i * units + k] *= sum;
      }
    }
    return out;
  }

  private int copy(float[] values, int rows, float[] out) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values, i * units, out, i * dimension(), units);
    }
    return units;
  }

  /** δ ⊗ h of every row; the place behind it. */
  private int outer(float[] delta, float[] signal, int width, int rows, float[] out, int at) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < units; k++) {
        float factor = delta[i * units + k];
        int target = i * dimension() + at + k * width;
        for (int j = 0; j < width; j++) {
          out[target + j] = factor * signal[i * width + j];
        }
      }
    }
    return at + units * width;
  }
}
