package org.sparkntk.kernels.features;

import java.util.ArrayList;
import java.util.List;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.random.RandomStream;

/**
 * Random features of the NTK of a network with L hidden ReLU layers and no biases, with the parts
 * of degree 0 and 1 kept exactly and only the rest sampled, along orthogonal directions. This
 * project's own; the sampling is that of {@link NtkRandomFeatures}.
 *
 * <p>relu(t) = (t + |t|)/2 and 1[t ≥ 0] = (1 + sgn t)/2, and by symmetry of u an even function of
 * u·x times an odd one of u·z has mean zero. So the arc-cosine kernels of order 1 and 0 are a
 * linear and a constant part that need no sampling, and a mean over u of |u·x||u·z| and of sgn(u·x)
 * sgn(u·z). Of |u·x| the mean c|x| is taken out, of sgn(u·x) the best linear function, c d u·x̂,
 * each to be kept exactly again. With u uniform on the unit sphere of d dimensions and c = E|u₁| =
 * Γ(d/2) / (√π Γ((d + 1)/2)):
 *
 * <pre>
 *   φ₁(z) = [ z/√2 ;  c √(d/2) |z| ;  √(d/(2m)) (|uₖ·z| − c|z|)ₖ ]
 *   φ₀(z) = [ 1/√2 ;  c √(d/2) ẑ ;  (sgn(vₖ·ẑ) − c d vₖ·ẑ)ₖ / √(2m) ]
 * </pre>
 *
 * <p>have inner products whose means are exactly |x||z| κ₁ and κ₀, because E|u·x| = c|x|, E
 * sgn(u·x̂) u = c x̂ and E (u·x̂)(u·ẑ) = x̂·ẑ/d, whatever the joint law of the directions. A layer
 * is then φ ← φ₁(φ), ψ ← [φ ; ψ ⊗ φ₀(φ)], of which the constant part ψ/√2 stays as it is and the
 * rest is sketched. Copies of a block of features are merged, √(a² + b²) v for a v and b v.
 *
 * <p>The mean of ⟨ψ(x), ψ(z)⟩ is Θ for L = 1, and tends to it with the width for any L. The
 * dimension is width + L (1 + m₁) + Σ m_s.
 */
public final class DeflatedNtkFeatures implements FeatureMap {
  private final DeflatedNtkFactory parameters;
  private final float[][] rectifiers;
  private final float[][] steps;
  private final TensorSrht[] sketches;

  DeflatedNtkFeatures(DeflatedNtkFactory parameters) {
    this.parameters = parameters;
    int depth = parameters.depth();
    int m = parameters.directions();
    this.rectifiers = new float[depth][];
    this.steps = new float[depth][];
    this.sketches = new TensorSrht[depth];
    for (int l = 0; l < depth; l++) {
      int d = inputs(l);
      int tangent = d + parameters.sketchedBefore(l);
      rectifiers[l] = draw("rectifiers", l, m, d);
      steps[l] = draw("steps", l, m, d);
      sketches[l] =
          new TensorSrht(tangent, d + m, parameters.sketched(l), parameters.seed(), "tangent", l);
    }
  }

  private float[] draw(String role, int layer, int count, int d) {
    RandomStream stream = RandomStream.of(parameters.seed(), role, layer);
    return Directions.ORTHOGONAL.draw(stream, count, d);
  }

  /** Features that go into a layer. */
  private int inputs(int layer) {
    return parameters.width() + layer * (1 + parameters.directions());
  }

  @Override
  public int width() {
    return parameters.width();
  }

  @Override
  public int dimension() {
    return inputs(parameters.depth()) + parameters.sketchedBefore(parameters.depth());
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public double productFlops() {
    double flops = 0;
    for (int l = 0; l < parameters.depth(); l++) {
      flops += 4.0 * parameters.directions() * inputs(l);
    }
    return flops;
  }

  @Override
  public Tile features(Matrix examples) {
    int rows = examples.rows();
    List<Block> blocks = new ArrayList<>();
    float[] inputs = Rows.floats(examples, Math.sqrt(parameters.scale()));
    blocks.add(new Block(inputs, parameters.width(), 1, 1));
    for (int l = 0; l < parameters.depth(); l++) {
      Block[] added = layer(l, rows, blocks);
      blocks.replaceAll(Block::passed);
      blocks.addAll(List.of(added));
    }
    return new Float32Tile(rows, dimension(), Block.tangent(blocks, rows));
  }

  /** The blocks that a layer adds. */
  private Block[] layer(int layer, int rows, List<Block> blocks) {
    int d = inputs(layer);
    int m = parameters.directions();
    int ms = parameters.sketched(layer);
    float[] z = Block.signal(blocks, rows);
    float[] psi = Block.tangent(blocks, rows);
    float[] norms = Rows.norms(z, rows, d);
    float[] mean = new float[rows];
    float[] rest = project(rows, d, z, rectifiers[layer]);
    float[] signs = project(rows, d, z, steps[layer]);
    float[] sketch = new float[rows * ms];
    TensorSrht.Workspace workspace = sketches[layer].new Workspace();
    Deflation deflation = new Deflation(d, m);
    float[] step = new float[d + m];
    int tangent = psi.length / Math.max(1, rows);
    for (int i = 0; i < rows; i++) {
      mean[i] = deflation.mean(norms[i]);
      deflation.rectified(rest, i * m, norms[i]);
      deflation.step(z, i * d, signs, i * m, norms[i], step);
      workspace.apply(psi, i * tangent, step, 0, sketch, i * ms);
    }
    return new Block[] {
      new Block(mean, 1, 1, 1), new Block(rest, m, 1, 1), new Block(sketch, ms, 0, 1)
    };
  }

  private float[] project(int rows, int d, float[] z, float[] directions) {
    int m = parameters.directions();
    float[] out = new float[rows * m];
    Blas.multiplyTransposed(rows, m, d, z, 0, directions, 0, out, 0, m);
    return out;
  }

  /**
   * Features with the weights that they have in φ and in ψ.
   *
   * @param values row-major
   * @param width columns
   * @param signal weight in φ, 0 if they are not in it
   * @param tangent weight in ψ
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(float[] values, int width, double signal, double tangent) {
    /** The same behind a layer, which keeps the linear part of φ and the constant part of φ₀. */
    Block passed() {
      double a = signal / Math.sqrt(2);
      return new Block(values, width, a, Math.sqrt(tangent * tangent / 2 + a * a));
    }

    /** φ. */
    static float[] signal(List<Block> blocks, int rows) {
      List<Block> those = blocks.stream().filter(block -> block.signal > 0).toList();
      return joined(those, those.stream().mapToDouble(Block::signal).toArray(), rows);
    }

    /** ψ. */
    static float[] tangent(List<Block> blocks, int rows) {
      return joined(blocks, blocks.stream().mapToDouble(Block::tangent).toArray(), rows);
    }

    private static float[] joined(List<Block> blocks, double[] weights, int rows) {
      int all = blocks.stream().mapToInt(Block::width).sum();
      float[] out = new float[rows * all];
      int at = 0;
      for (int b = 0; b < weights.length; b++) {
        Block block = blocks.get(b);
        float weight = (float) weights[b];
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < block.width; j++) {
            out[i * all + at + j] = weight * block.values[i * block.width + j];
          }
        }
        at += block.width;
      }
      return out;
    }
  }
}
