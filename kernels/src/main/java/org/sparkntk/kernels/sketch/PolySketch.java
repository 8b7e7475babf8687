package org.sparkntk.kernels.sketch;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.sparkntk.kernels.random.RandomStream;

/**
 * Sketches of the tensor powers x^(⊗p) of one vector for several p at once (Ahle et al. 1909.01410,
 * algorithm 1): E⟨Sₚx, Sₚy⟩ = ⟨x, y⟩ᵖ for each p.
 *
 * <p>A binary tree has sketches of x as its leaves, and in each node a {@link HadamardTensorSketch}
 * of its two sides. The first p leaves make the p-th power. The algorithm of the paper fills the
 * other leaves with a fixed vector; here a node whose right side would be empty hands on its left
 * side, which saves the sketch and its error. A node that works for several powers transforms its
 * left side once.
 *
 * <p>With all sketches of length m and unit vectors the variance is below (1 + 8/m)ᵖ⁻¹(1 + 2/m)ᵖ −
 * 1.
 */
public final class PolySketch {
  /** The largest power there is: streams of one layer are told apart by 16 bits. */
  public static final int MAX_POWER = 1 << 15;

  private final int dimension;
  private final Node root;

  /**
   * Draws all sketches of the tree.
   *
   * @param width the length of x
   * @param dimension m, the length of each sketch
   * @param powers those wanted, from 1 to {@value #MAX_POWER}
   * @param leaf how x itself is sketched
   * @param seed of all streams
   * @param layer tells the trees of one seed apart, from 0 to 32767
   */
  public PolySketch(
      int width, int dimension, NavigableSet<Integer> powers, LeafType leaf, long seed, int layer) {
    if (powers.isEmpty() || powers.first() < 1 || powers.last() > MAX_POWER) {
      throw new IllegalArgumentException(
          "expected powers from 1 to " + MAX_POWER + ", found " + powers);
    }
    this.dimension = dimension;
    int size = Integer.highestOneBit(2 * powers.last() - 1);
    this.root = new Builder(width, dimension, leaf, seed, layer).node(0, size, powers);
  }

  /** The length of each sketch. */
  public int dimension() {
    return dimension;
  }

  /** Working arrays for one vector after another; not thread-safe. */
  public Work work() {
    return root.work();
  }

  /** The powers of the vector it was given last. */
  public sealed interface Work permits LeafWork, JoinWork {
    /** Sketches all powers of x. */
    void apply(SparseRow x);

    /** The sketch of x^(⊗p), live, for one of the powers wanted. */
    float[] power(int p);
  }

  private sealed interface Node permits Leaf, Join {
    Work work();
  }

  private record Builder(int width, int dimension, LeafType leaf, long seed, int layer) {
    /**
     * The node above some leaves.
     *
     * @param first of the leaves
     * @param size how many, a power of two
     * @param powers made of the first ones of them
     */
    Node node(int first, int size, NavigableSet<Integer> powers) {
      if (size == 1) {
        return new Leaf(leaf.draw(width, dimension, stream("leaf", first)));
      }
      int half = size / 2;
      NavigableSet<Integer> high = powers.tailSet(half, false);
      if (high.isEmpty()) {
        return node(first, half, powers);
      }
      NavigableSet<Integer> low = new TreeSet<>(powers.headSet(half, true));
      low.add(half);
      NavigableSet<Integer> rest = new TreeSet<>();
      high.forEach(p -> rest.add(p - half));
      int middle = first + half;
      return new Join(
          node(first, half, low),
          node(middle, half, rest),
          new HadamardTensorSketch(
              dimension, dimension, dimension, stream("left", middle), stream("right", middle)),
          half,
          high.stream().mapToInt(p -> p).toArray());
    }

    private RandomStream stream(String role, int place) {
      return RandomStream.of(seed, "poly-sketch-" + role, layer << 16 | place);
    }
  }

  private record Leaf(LinearSketch sketch) implements Node {
    @Override
    public Work work() {
      return new LeafWork(sketch, new float[sketch.dimension()], new float[sketch.scratchLength()]);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared by value
  private record LeafWork(LinearSketch sketch, float[] value, float[] scratch) implements Work {
    @Override
    public void apply(SparseRow x) {
      sketch.apply(x, value, 0, scratch);
    }

    @Override
    public float[] power(int p) {
      return value;
    }
  }

  /** Powers up to {@code half} are those of the left side, {@code high} are products of both. */
  @SuppressWarnings("ArrayRecordComponent") // never compared by value
  private record Join(Node left, Node right, HadamardTensorSketch sketch, int half, int[] high)
      implements Node {
    @Override
    public Work work() {
      return new JoinWork(this);
    }
  }

  private static final class JoinWork implements Work {
    private final Join join;
    private final Work left;
    private final Work right;
    private final float[] leftSpectrum;
    private final float[] rightSpectrum;
    private final float[][] products;

    private JoinWork(Join join) {
      this.join = join;
      this.left = join.left.work();
      this.right = join.right.work();
      this.leftSpectrum = new float[join.sketch.leftLength()];
      this.rightSpectrum = new float[join.sketch.rightLength()];
      this.products = new float[join.half + 1][];
      for (int p : join.high) {
        products[p - join.half] = new float[join.sketch.dimension()];
      }
    }

    @Override
    public void apply(SparseRow x) {
      left.apply(x);
      right.apply(x);
      join.sketch.left(left.power(join.half), leftSpectrum);
      for (int p : join.high) {
        join.sketch.right(right.power(p - join.half), rightSpectrum);
        join.sketch.multiply(leftSpectrum, rightSpectrum, products[p - join.half], 0);
      }
    }

    @Override
    public float[] power(int p) {
      return p > join.half ? products[p - join.half] : left.power(p);
    }
  }
}
