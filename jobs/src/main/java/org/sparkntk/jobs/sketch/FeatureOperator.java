package org.sparkntk.jobs.sketch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Accumulator;
import org.sparkntk.kernels.linalg.FixedPoint;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.linalg.TileProduct;
import org.sparkntk.kernels.solve.LinearOperator;

/**
 * ZᵀZ by its products, for features too many for their normal equations. Features are kept, or made
 * again in every pass, as a {@link FeaturePlan} has it, to the same bits. Sums over blocks are
 * integers, so their bits depend neither on partitions nor on executors.
 */
public final class FeatureOperator implements LinearOperator, AutoCloseable {
  /** Bytes of sums that the driver adds up by itself. */
  private static final long MOST_COLLECTED = 64L << 20;

  private final JavaSparkContext spark;
  private final JavaRDD<Features> features;
  private final int dimension;
  private final Precision arithmetic;
  private final double trace;

  /**
   * The features of a block of rows.
   *
   * @param firstRow of the block
   */
  private record Features(int firstRow, Tile tile) implements Serializable {}

  private FeatureOperator(
      JavaSparkContext spark,
      JavaRDD<Features> features,
      int dimension,
      Precision arithmetic,
      double trace) {
    this.spark = spark;
    this.features = features;
    this.dimension = dimension;
    this.arithmetic = arithmetic;
    this.trace = trace;
  }

  /**
   * Makes the features, and keeps them where the plan says.
   *
   * @throws InvalidInputException if a feature is not finite
   */
  public static FeatureOperator of(JavaSparkContext spark, FeatureSource source, FeaturePlan plan) {
    List<Integer> blocks = IntStream.range(0, source.blocks().count()).boxed().toList();
    JavaRDD<Features> features =
        spark
            .parallelize(blocks, Math.min(blocks.size(), 4 * spark.defaultParallelism()))
            .map(b -> new Features(b * source.blocks().blockSize(), source.features(b)));
    // A block that is lost, or has no room after all, is made again.
    switch (plan.storage()) {
      case MEMORY -> features.persist(StorageLevel.MEMORY_ONLY());
      case DISK -> features.persist(StorageLevel.DISK_ONLY());
      case RECOMPUTE -> {}
    }
    // In the order of the blocks: a sum of doubles must not depend on who is first.
    double trace =
        features.map(FeatureOperator::squaredNorm).collect().stream()
            .mapToDouble(Double::doubleValue)
            .sum();
    if (!Double.isFinite(trace)) {
      throw FeatureSource.overflow();
    }
    return new FeatureOperator(
        spark, features, source.map().get().dimension(), source.map().get().precision(), trace);
  }

  private static double squaredNorm(Features block) {
    double[] row = new double[block.tile.cols()];
    double sum = 0;
    for (int i = 0; i < block.tile.rows(); i++) {
      block.tile.copyRows(i, 1, row);
      for (double value : row) {
        sum += value * value;
      }
    }
    return sum;
  }

  /** tr ZᵀZ. */
  public double trace() {
    return trace;
  }

  @Override
  public int size() {
    return dimension;
  }

  @Override
  public LinearOperator accurate() {
    return new FeatureOperator(spark, features, dimension, Precision.FLOAT64, trace);
  }

  /** No entry of ZᵀZ is above the trace. */
  @Override
  public Matrix apply(Matrix s) {
    FixedPoint format = FixedPoint.forProducts(trace, s);
    Precision precision = arithmetic;
    return sum(
        s,
        format,
        (block, vectors) -> {
          TileProduct product = TileProduct.of(precision);
          Accumulator scores = product.accumulator(block.tile.rows(), vectors.cols());
          product.add(block.tile, product.pack(vectors), scores);
          return transposed(product, block.tile, scores.matrix());
        });
  }

  /**
   * ZᵀY, in float64.
   *
   * @param targets Y, a row for every example
   */
  public Matrix cross(Matrix targets) {
    double largest = 0;
    for (double value : targets.data()) {
      largest = Math.max(largest, Math.abs(value));
    }
    // |Σ z y| ≤ Σ (z² + y²)/2
    double bound = trace + (double) targets.rows() * largest * largest;
    double[] scales = new double[targets.cols()];
    Arrays.fill(scales, FixedPoint.scale(bound));
    return sum(
        targets,
        new FixedPoint(scales),
        (block, y) ->
            transposed(
                TileProduct.of(Precision.FLOAT64),
                block.tile,
                y.rowRange(block.firstRow, block.tile.rows())));
  }

  /** What a block adds to a sum. */
  @FunctionalInterface
  private interface Term extends Serializable {
    Matrix of(Features block, Matrix shared);
  }

  private Matrix sum(Matrix shared, FixedPoint format, Term term) {
    Matrix out = Matrix.zeros(dimension, shared.cols());
    Broadcast<Matrix> broadcast = spark.broadcast(shared);
    try {
      format.store(sums(broadcast, format, term), out, 0);
    } finally {
      broadcast.destroy();
    }
    return out;
  }

  private long[] sums(Broadcast<Matrix> shared, FixedPoint format, Term term) {
    int length = dimension * shared.value().cols();
    JavaRDD<long[]> parts =
        features.mapPartitions(blocks -> part(blocks, shared.value(), format, term, length));
    long bytes = 8L * length * parts.getNumPartitions();
    return bytes <= MOST_COLLECTED
        ? parts.collect().stream().reduce(new long[length], FixedPoint::plus)
        : parts.treeReduce(FixedPoint::plus);
  }

  private static Iterator<long[]> part(
      Iterator<Features> blocks, Matrix shared, FixedPoint format, Term term, int length) {
    long[] sums = new long[length];
    blocks.forEachRemaining(block -> format.add(term.of(block, shared), sums));
    return List.of(sums).iterator();
  }

  /** Zᵀ T. The sweep takes both sides of a tile at once; of the other one nothing is wanted. */
  private static Matrix transposed(TileProduct product, Tile z, Matrix t) {
    Accumulator out = product.accumulator(z.cols(), t.cols());
    product.addBothSides(
        z,
        product.pack(Matrix.zeros(z.cols(), t.cols())),
        product.accumulator(z.rows(), t.cols()),
        product.pack(t),
        out);
    return out.matrix();
  }

  @Override
  public void close() {
    features.unpersist();
  }
}
