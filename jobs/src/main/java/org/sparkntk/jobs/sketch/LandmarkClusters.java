package org.sparkntk.jobs.sketch;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.data.DenseRoom;
import org.sparkntk.jobs.data.DoubleRows;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.RowBlocksFactory;
import org.sparkntk.jobs.distributed.SelectedRowBlocks;
import org.sparkntk.kernels.features.NearestCentre;
import org.sparkntk.kernels.linalg.FixedPoint;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.random.RandomStream;
import scala.Tuple2;

/**
 * Landmarks that are means of training examples: the centres that Lloyd's iterations find (Zhang,
 * Tsang, Kwok 2008, "Improved Nyström low-rank approximation and error analysis"). An example
 * belongs to the centre that is nearest after preprocessing; means are those of raw features, which
 * are preprocessed like any example's. So a centre is an example like others, to a model too.
 *
 * <p>Sums are integers, so their bits depend neither on partitions nor on executors.
 */
record LandmarkClusters(
    JavaSparkContext spark, Precision precision, RowBlocks train, Preprocessing preprocessing) {
  /** The first of them gains most; more than these gain nothing that can be measured. */
  private static final int ITERATIONS = 3;

  /** A mean is good enough after so many examples a centre. */
  private static final int EXAMPLES_PER_CENTRE = 16;

  /** Partitions that the sums are added up in. */
  private static final int REDUCERS = 64;

  /**
   * The means of clusters.
   *
   * @param rows raw
   * @param alone examples that are clusters of their own, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared by value
  record Centres(RowBlocks rows, int[] alone) {}

  /**
   * Finds the centres.
   *
   * @param start rows that are the first centres
   * @param seed of the examples that are looked at, where there are many
   * @return as many; one that no example belongs to stays where it is
   * @throws org.sparkntk.jobs.errors.InvalidInputException if there is no room for the centres
   */
  Centres centres(int[] start, long seed) {
    DenseRoom.require(start.length, train.width());
    int[] sampled = sample(start.length, seed);
    RowBlocks examples = new SelectedRowBlocks(train, sampled, train.blockSize());
    double scale = FixedPoint.scale((double) examples.rows() * largest(examples));
    int[] first = Arrays.stream(start).sorted().toArray();
    DoubleRows centres =
        new DoubleRows(first.length, train.width(), train.select(first).matrix().data());
    int[] alone = new int[0];
    for (int i = 0; i < ITERATIONS; i++) {
      alone = move(centres, examples, scale);
    }
    return new Centres(
        RowBlocksFactory.broadcast(spark, centres, train.blockSize()),
        Arrays.stream(alone).map(row -> sampled[row]).sorted().toArray());
  }

  /** The rows that are looked at, ascending. */
  private int[] sample(int centres, long seed) {
    int rows = train.rows();
    int count = (int) Math.min(rows, (long) EXAMPLES_PER_CENTRE * centres);
    int[] sample = RandomStream.of(seed, "clusters", 0).sample(rows, count, 0);
    Arrays.sort(sample);
    return sample;
  }

  /**
   * One of Lloyd's iterations, in place.
   *
   * @return the examples that are the only ones of their centre
   */
  private int[] move(DoubleRows centres, RowBlocks examples, double scale) {
    Broadcast<NearestCentre> nearest =
        spark.broadcast(new NearestCentre(preprocessing.apply(centres), precision));
    Preprocessing prepare = preprocessing;
    JavaPairRDD<Integer, long[]> terms =
        blocks(examples)
            .flatMapToPair(
                block -> {
                  RawRows rows = examples.block(block);
                  int[] own = nearest.value().of(prepare.applyInWorkspace(rows));
                  return terms(rows, block * examples.blockSize(), own, scale);
                });
    IntStream.Builder alone = IntStream.builder();
    ExactSums.byKey(spark, terms, true, REDUCERS)
        .toLocalIterator()
        .forEachRemaining(
            sum -> {
              store(sum._2(), scale, centres, sum._1());
              if (sum._2()[centres.width()] == 1) {
                alone.add((int) sum._2()[centres.width() + 1]);
              }
            });
    nearest.destroy();
    return alone.build().toArray();
  }

  private static Iterator<Tuple2<Integer, long[]>> terms(
      RawRows rows, int first, int[] nearest, double scale) {
    double[] row = new double[rows.width()];
    return IntStream.range(0, nearest.length)
        .mapToObj(
            i -> {
              rows.copyRow(i, row, 0);
              return new Tuple2<>(nearest[i], term(row, first + i, scale));
            })
        .iterator();
  }

  /** A row in units of the sums, that it is one, and which. */
  private static long[] term(double[] row, int number, double scale) {
    long[] term = new long[row.length + 2];
    for (int j = 0; j < row.length; j++) {
      term[j] = (long) (row[j] * scale);
    }
    term[row.length] = 1;
    term[row.length + 1] = number;
    return term;
  }

  private static void store(long[] sum, double scale, DoubleRows centres, int centre) {
    int width = centres.width();
    double unit = scale * sum[width];
    for (int j = 0; j < width; j++) {
      centres.values()[centre * width + j] = sum[j] / unit;
    }
  }

  /** The largest magnitude of a feature; not 0, so that there is a scale. */
  private double largest(RowBlocks examples) {
    return blocks(examples)
        .map(block -> largest(examples.block(block)))
        .fold(Double.MIN_NORMAL, Math::max);
  }

  private static double largest(RawRows rows) {
    return Arrays.stream(rows.matrix().data()).map(Math::abs).max().orElse(0);
  }

  private JavaRDD<Integer> blocks(RowBlocks examples) {
    List<Integer> numbers = IntStream.range(0, examples.count()).boxed().toList();
    return spark.parallelize(numbers, Math.min(numbers.size(), spark.defaultParallelism()));
  }
}
