package org.sparkntk.kernels.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.sparkntk.kernels.random.RandomStream;

/**
 * A sketch of the ReLU NTK layer by layer (NTKSketch, Zandieh et al. 2106.07880, algorithm 1): with
 * φ⁰ the unit vector, ψ⁰ a sketch of it, p₁ and p₀ truncated series of κ₁ and κ₀, and Z the powers
 * of φˡ⁻¹
 *
 * <pre>
 *   φˡ = T [√c₁ⱼ Zⱼ]ⱼ,   φ̇ˡ = W [√c₀ⱼ Zⱼ]ⱼ,   ψˡ = R [Q(ψˡ⁻¹ ⊗ φ̇ˡ); φˡ]
 * </pre>
 *
 * so that ⟨ψᴸ(x), ψᴸ(y)⟩ is about T_L of Tₗ = Tₗ₋₁ p₀(Sₗ₋₁) + p₁(Sₗ₋₁), Sₗ = p₁(Sₗ₋₁): on average
 * for L = 1, and up to a bias that vanishes with the dimension for more.
 *
 * <p>What the paper leaves out of the series is added to their last terms ({@link
 * TaylorSeries#closed}): p₁(1) = p₀(1) = 1, so that norms do not shrink from layer to layer. And φˡ
 * is divided by its norm, 1 on average, before powers are made of it: the paper leaves it, and
 * where the norm is 1 + ε the power q and all that follows are off by (1 + ε)^q. The last R has the
 * dimension asked for, in place of a Gaussian matrix at the end.
 */
public final class LayerwiseSketch implements RowSketch {
  /** More layers than any kernel is told apart by. */
  public static final int MAX_DEPTH = 1000;

  private final LinearSketch input;
  private final List<Layer> layers;

  /**
   * Draws the sketch.
   *
   * @param width the length of the vectors
   * @param depth L, the number of hidden layers, from 1 to {@value #MAX_DEPTH}
   * @param degree of the truncated series, at least 2
   * @param dimension the number of features, more than {@code degree}
   */
  public LayerwiseSketch(
      int width, int depth, int degree, int dimension, LeafType leaf, long seed) {
    if (depth < 1 || depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "expected a depth from 1 to " + MAX_DEPTH + ", found " + depth);
    }
    if (degree < 2) {
      throw new IllegalArgumentException("expected a degree of at least 2, found " + degree);
    }
    Dimensions.require(dimension, degree);
    int inner = Dimensions.inner(dimension);
    this.input = leaf.draw(width, inner, RandomStream.of(seed, "layerwise-input", 0));
    this.layers = new ArrayList<>();
    for (int l = 1; l <= depth; l++) {
      int in = l == 1 ? width : inner;
      int out = l == depth ? dimension : inner;
      layers.add(Layer.draw(in, inner, out, degree, l == 1 ? leaf : LeafType.SRHT, seed, l));
    }
  }

  @Override
  public int width() {
    return input.width();
  }

  @Override
  public int dimension() {
    return layers.get(layers.size() - 1).merge().dimension();
  }

  @Override
  public Work work() {
    List<LayerWork> work = new ArrayList<>();
    layers.forEach(layer -> work.add(new LayerWork(layer)));
    float[] psi = new float[input.dimension()];
    float[] scratch = new float[input.scratchLength()];
    return (x, out, at) -> {
      input.apply(x, psi, 0, scratch);
      SparseRow phi = x;
      float[] previous = psi;
      for (int l = 0; l + 1 < work.size(); l++) {
        LayerWork layer = work.get(l);
        layer.apply(phi, previous, layer.psi, 0);
        phi = layer.nextPhi();
        previous = layer.psi;
      }
      work.get(work.size() - 1).apply(phi, previous, out, at);
    };
  }

  /**
   * The sketches of one layer.
   *
   * @param powers Z
   * @param value T
   * @param slope W
   * @param product Q
   * @param merge R
   */
  private record Layer(
      PolySketch powers,
      SeriesSketch value,
      SeriesSketch slope,
      HadamardTensorSketch product,
      Srht merge) {
    static Layer draw(
        int width, int inner, int dimension, int degree, LeafType leaf, long seed, int layer) {
      double[] c1 = TaylorSeries.closed(TaylorSeries.kappa1(degree));
      double[] c0 = TaylorSeries.closed(TaylorSeries.kappa0(degree));
      NavigableSet<Integer> powers = new TreeSet<>(SeriesSketch.powers(c1));
      powers.addAll(SeriesSketch.powers(c0));
      return new Layer(
          new PolySketch(width, inner, powers, leaf, seed, layer),
          new SeriesSketch(c1, inner, inner, RandomStream.of(seed, "layerwise-value", layer)),
          new SeriesSketch(c0, inner, inner, RandomStream.of(seed, "layerwise-slope", layer)),
          new HadamardTensorSketch(
              inner,
              inner,
              inner,
              RandomStream.of(seed, "layerwise-left", layer),
              RandomStream.of(seed, "layerwise-right", layer)),
          new Srht(2 * inner, dimension, RandomStream.of(seed, "layerwise-merge", layer)));
    }
  }

  private static final class LayerWork {
    private final Layer layer;
    private final PolySketch.Work powers;
    private final float[] scratch;
    private final float[] phi;
    private final float[] slope;
    private final float[] left;
    private final float[] right;
    private final float[] pair;
    private final float[] psi;
    private final SparseRow next;

    private LayerWork(Layer layer) {
      this.layer = layer;
      this.powers = layer.powers.work();
      this.scratch = new float[Math.max(layer.value.scratchLength(), layer.slope.scratchLength())];
      this.phi = new float[layer.value.dimension()];
      this.slope = new float[layer.slope.dimension()];
      this.left = new float[layer.product.leftLength()];
      this.right = new float[layer.product.rightLength()];
      this.pair = new float[layer.merge.scratchLength()];
      this.psi = new float[layer.merge.dimension()];
      this.next = new SparseRow(phi.length);
    }

    private void apply(SparseRow x, float[] previous, float[] out, int at) {
      powers.apply(x);
      layer.value.apply(powers, scratch, phi, 0);
      layer.slope.apply(powers, scratch, slope, 0);
      layer.product.left(previous, left);
      layer.product.right(slope, right);
      layer.product.multiply(left, right, pair, 0);
      System.arraycopy(phi, 0, pair, layer.product.dimension(), phi.length);
      layer.merge.apply(pair, out, at);
    }

    private SparseRow nextPhi() {
      next.set(phi);
      next.normalize();
      return next;
    }
  }
}
