package org.sparkntk.kernels.features;

import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.random.RandomStream;

/**
 * Random Fourier features (Rahimi, Recht 2007) of the Gaussian kernel exp(−|x − z|²/(2s²)), for
 * comparison: √(2/D) cos(w·x) and √(2/D) sin(w·x) for D/2 Gaussian w of variance s⁻².
 */
public final class FourierFeatures implements FeatureMap {
  private final FourierFactory parameters;
  private final float[] frequencies;

  FourierFeatures(FourierFactory parameters) {
    this.parameters = parameters;
    RandomStream stream = RandomStream.of(parameters.seed(), "frequencies", 0);
    this.frequencies =
        Directions.GAUSSIAN.draw(stream, parameters.dimension() / 2, parameters.width());
  }

  @Override
  public int width() {
    return parameters.width();
  }

  @Override
  public int dimension() {
    return parameters.dimension();
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public double productFlops() {
    return (double) width() * dimension();
  }

  @Override
  public Tile features(Matrix examples) {
    int rows = examples.rows();
    int half = parameters.dimension() / 2;
    float[] x = Rows.floats(examples, 1 / parameters.lengthScale());
    float[] phases = new float[rows * half];
    Blas.multiplyTransposed(rows, half, width(), x, 0, frequencies, 0, phases, 0, half);
    float[] out = new float[rows * 2 * half];
    double factor = Math.sqrt(1.0 / half);
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < half; k++) {
        double phase = phases[i * half + k];
        out[2 * i * half + k] = (float) (factor * StrictMath.cos(phase));
        out[(2 * i + 1) * half + k] = (float) (factor * StrictMath.sin(phase));
      }
    }
    return new Float32Tile(rows, 2 * half, out);
  }
}
