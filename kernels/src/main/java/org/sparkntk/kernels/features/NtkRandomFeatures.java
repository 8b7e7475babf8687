package org.sparkntk.kernels.features;

import java.util.Arrays;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.random.RandomStream;

/**
 * NTKRF (Zandieh et al. 2106.07880, algorithm 2): random features of the NTK of a network with L
 * hidden ReLU layers and no biases, Θ = scale · |x||z| T_L. With φ = ψ = x, every layer is
 *
 * <pre>
 *   p = √(2/m₀) 1[W₀ φ ≥ 0],   φ ← √(2/m₁) relu(W₁ φ),   ψ ← [φ ; sketch(ψ ⊗ p)]
 * </pre>
 *
 * <p>⟨ψ(x), ψ(z)⟩ has mean Θ for L = 1, and tends to Θ with the width for any L. |φ|² tends to
 * scale · |x|², |ψ|² to scale · (L + 1) |x|².
 */
public final class NtkRandomFeatures implements FeatureMap {
  private final NtkRandomFactory parameters;
  private final int[] inputs;
  private final float[][] steps;
  private final float[][] rectifiers;
  private final TensorSrht[] sketches;

  NtkRandomFeatures(NtkRandomFactory parameters) {
    this.parameters = parameters;
    int depth = parameters.depth();
    int m = parameters.rectifiers();
    this.inputs = new int[depth];
    this.steps = new float[depth][];
    this.rectifiers = new float[depth][];
    this.sketches = new TensorSrht[depth];
    for (int l = 0; l < depth; l++) {
      int d = l == 0 ? parameters.width() : m;
      int tangent = l == 0 ? parameters.width() : parameters.dimension();
      inputs[l] = d;
      steps[l] = draw("steps", l, m, d);
      rectifiers[l] = draw("rectifiers", l, m, d);
      sketches[l] =
          new TensorSrht(tangent, m, parameters.sketched(), parameters.seed(), "tangent", l);
    }
  }

  private float[] draw(String role, int layer, int count, int d) {
    return parameters.directions().draw(RandomStream.of(parameters.seed(), role, layer), count, d);
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
    double inputs = Arrays.stream(this.inputs).sum();
    return 4.0 * parameters.rectifiers() * inputs;
  }

  @Override
  public Tile features(Matrix examples) {
    int rows = examples.rows();
    float[] phi = Rows.floats(examples, Math.sqrt(parameters.scale()));
    float[] psi = phi;
    for (int l = 0; l < parameters.depth(); l++) {
      int m = parameters.rectifiers();
      float[] step = project(rows, l, phi, steps[l]);
      Rows.indicators(step, (float) Math.sqrt(2.0 / m));
      float[] next = project(rows, l, phi, rectifiers[l]);
      Rows.rectify(next, (float) Math.sqrt(2.0 / m));
      psi = join(rows, next, psi, step, sketches[l]);
      phi = next;
    }
    return new Float32Tile(rows, dimension(), psi);
  }

  private float[] project(int rows, int layer, float[] phi, float[] directions) {
    int m = parameters.rectifiers();
    float[] out = new float[rows * m];
    Blas.multiplyTransposed(rows, m, inputs[layer], phi, 0, directions, 0, out, 0, m);
    return out;
  }

  /** [φ ; sketch(ψ ⊗ p)]. */
  private float[] join(int rows, float[] phi, float[] psi, float[] step, TensorSrht sketch) {
    int m = parameters.rectifiers();
    int d = dimension();
    int before = psi.length / Math.max(1, rows);
    TensorSrht.Workspace workspace = sketch.new Workspace();
    float[] out = new float[rows * d];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(phi, i * m, out, i * d, m);
      workspace.apply(psi, i * before, step, i * m, out, i * d + m);
    }
    return out;
  }
}
