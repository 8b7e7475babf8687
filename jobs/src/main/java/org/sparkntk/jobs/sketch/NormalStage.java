package org.sparkntk.jobs.sketch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.features.NormalEquations;
import org.sparkntk.kernels.features.NormalSums;
import org.sparkntk.kernels.features.SumLayout;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Tile;
import scala.Tuple2;

/**
 * The normal equations of all examples in one pass, a set of them for every fold of
 * cross-validation. Sums are exact, so their bits depend neither on partitions nor on executors.
 */
final class NormalStage {
  /** Features elsewhere may be larger than those of the first block by this factor. */
  private static final double HEADROOM = 16;

  /** Tasks a core, if what they send is not too much. */
  private static final int TASKS_PER_CORE = 4;

  /** Bytes that tasks may send in all, where there are more tasks than cores. */
  private static final long MOST_SHUFFLED = 4L << 30;

  /** Partitions that the sums are added up in. */
  private static final int REDUCERS = 64;

  private final JavaSparkContext spark;
  private final FeatureSource source;
  private final Broadcast<Matrix> targets;
  private final Folds folds;

  /**
   * A pass that is still to be made.
   *
   * @param targets Y, a row for every example
   * @param folds of which there are equations each
   */
  NormalStage(
      JavaSparkContext spark, FeatureSource source, Broadcast<Matrix> targets, Folds folds) {
    this.spark = spark;
    this.source = source;
    this.targets = targets;
    this.folds = folds;
  }

  /**
   * Makes the pass, and another one in the rare case that features were far larger than in the
   * first block.
   *
   * @return the normal equations of each group of the folds
   * @throws InvalidInputException if a feature is not finite
   */
  List<NormalEquations> run() {
    double bound = HEADROOM * largest(source.features(0));
    while (true) {
      if (!Double.isFinite(bound)) {
        throw FeatureSource.overflow();
      }
      SumLayout layout =
          new SumLayout(
              source.map().get().dimension(),
              targets.value().cols(),
              source.blocks().rows(),
              Math.max(bound, Double.MIN_NORMAL),
              Math.max(largest(targets.value().data()), Double.MIN_NORMAL));
      Pass pass = new Pass(layout, folds, partitions(layout));
      List<NormalEquations> equations = new ArrayList<>();
      IntStream.range(0, folds.groups()).forEach(f -> equations.add(NormalEquations.empty(layout)));
      double found = pass.store(sums(pass).toLocalIterator(), equations);
      if (found <= layout.largestFeature()) {
        return equations;
      }
      bound = HEADROOM * found;
    }
  }

  private int partitions(SumLayout layout) {
    int cores = spark.defaultParallelism();
    long affordable = MOST_SHUFFLED / (layout.bytes() * folds.groups());
    int most = (int) Math.max(cores, Math.min(affordable, (long) TASKS_PER_CORE * cores));
    return Math.min(most, source.blocks().count());
  }

  private JavaPairRDD<Integer, long[]> sums(Pass pass) {
    List<Integer> numbers = IntStream.range(0, pass.partitions()).boxed().toList();
    FeatureSource features = source;
    Broadcast<Matrix> y = targets;
    JavaPairRDD<Integer, long[]> pieces =
        spark
            .parallelize(numbers, pass.partitions())
            .flatMapToPair(number -> new Pieces(pass, number, features, y.value()));
    int keys = folds.groups() * pass.layout().pieces();
    return ExactSums.byKey(spark, pieces, false, Math.min(REDUCERS, keys));
  }

  private static double largest(Tile tile) {
    double[] values = new double[tile.rows() * tile.cols()];
    tile.copyRows(0, tile.rows(), values);
    return largest(values);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /**
   * How a pass is cut.
   *
   * @param partitions of the blocks, in order
   */
  private record Pass(SumLayout layout, Folds folds, int partitions) implements Serializable {
    int key(int fold, int piece) {
      return fold * layout.pieces() + piece;
    }

    /** Of the largest feature that a partition has seen. */
    int keyOfLargest(int partition) {
      return -1 - partition;
    }

    /** Puts the sums where they belong; the largest feature seen. */
    double store(Iterator<Tuple2<Integer, long[]>> sums, List<NormalEquations> equations) {
      double largest = 0;
      while (sums.hasNext()) {
        Tuple2<Integer, long[]> sum = sums.next();
        int fold = Math.floorDiv(sum._1(), layout.pieces());
        if (fold < 0) {
          largest = Math.max(largest, Double.longBitsToDouble(sum._2()[0]));
        } else {
          int piece = sum._1() % layout.pieces();
          equations.set(fold, equations.get(fold).store(layout, piece, sum._2()));
        }
      }
      return largest;
    }
  }

  /** The pieces of one partition, a fold after the other, so that one is in memory at a time. */
  private static final class Pieces implements Iterator<Tuple2<Integer, long[]>> {
    private final Pass pass;
    private final int partition;
    private final FeatureSource source;
    private final Matrix targets;
    private int next;
    private double largest;
    private NormalSums sums;

    Pieces(Pass pass, int partition, FeatureSource source, Matrix targets) {
      this.pass = pass;
      this.partition = partition;
      this.source = source;
      this.targets = targets;
      this.sums = sums(0);
    }

    private NormalSums sums(int fold) {
      NormalSums out = new NormalSums(pass.layout());
      int blocks = source.blocks().count();
      int first = (int) ((long) blocks * partition / pass.partitions());
      int end = (int) ((long) blocks * (partition + 1) / pass.partitions());
      for (int block = first; block < end; block++) {
        add(block, fold, out);
      }
      largest = Math.max(largest, out.largest());
      return out;
    }

    private void add(int block, int fold, NormalSums out) {
      int first = block * source.blocks().blockSize();
      int rows = source.blocks().rowsOf(block);
      if (pass.folds().groups() == 1) {
        out.add(source.features(block), targets.rowRange(first, rows));
        return;
      }
      int[] chosen = pass.folds().rows(first, rows, fold);
      if (chosen.length > 0) {
        out.add(source.features(chosen), targets.select(chosen));
      }
    }

    @Override
    public boolean hasNext() {
      return next <= pass.folds().groups() * pass.layout().pieces();
    }

    @Override
    public Tuple2<Integer, long[]> next() {
      int pieces = pass.layout().pieces();
      int fold = next / pieces;
      int piece = next % pieces;
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next++;
      if (fold == pass.folds().groups()) {
        return new Tuple2<>(
            pass.keyOfLargest(partition), new long[] {Double.doubleToLongBits(largest)});
      }
      if (piece == 0 && fold > 0) {
        sums = sums(fold);
      }
      return new Tuple2<>(pass.key(fold, piece), sums.piece(piece));
    }
  }
}
