package org.sparkntk.jobs.gram;

import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.RDDBlockId;
import org.sparkntk.jobs.config.GramConfig;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.jobs.distributed.TileMaker;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.errors.InvalidInputException;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Plans, builds and checks the Gram matrix of the training examples. */
public final class GramStage {
  /** Times that tiles are made again because executors went away. */
  private static final int MOST_LOSSES = 5;

  private final JavaSparkContext spark;
  private final GramConfig config;

  /** A stage on one Spark application. */
  public GramStage(JavaSparkContext spark, GramConfig config) {
    this.spark = spark;
    this.config = config;
  }

  /** What a set of examples needs and where its tiles would go. */
  public StoragePlan plan(PanelSource source) {
    TileGrid grid = new TileGrid(source.blocks().rows(), source.blocks().blockSize());
    return new StoragePlan(
        grid, source.kernel().precision(), ClusterStorage.of(spark), config.storage());
  }

  /** Describes the Gram matrix; {@link #build} computes it. */
  public GramMatrix matrix(PanelSource source, TileStorage storage, TileMaker maker) {
    int partitions = config.partitions().orElse(GramMatrix.AUTO);
    return GramMatrix.of(spark, source, partitions, storage, maker);
  }

  /**
   * Computes all tiles.
   *
   * @throws InvalidInputException if an entry is not finite, or if Spark could not keep all tiles
   */
  public GramSummary build(GramMatrix gram) {
    Set<String> before = executors();
    GramSummary summary = gram.summarise();
    if (summary.nonFinite() > 0) {
      throw new InvalidInputException(
          "the kernel overflows: "
              + summary.nonFinite()
              + " entries of the Gram matrix are not finite; use smaller sigma-w, fewer layers or kernel.precision = float64");
    }
    int cached = keep(gram, before);
    if (gram.storage() != TileStorage.RECOMPUTE && cached < gram.partitions()) {
      throw new InvalidInputException(
          "Spark kept only %d of %d partitions of the Gram matrix in memory; give the executors more memory"
              .formatted(cached, gram.partitions()));
    }
    return summary;
  }

  /**
   * Makes tiles again that went with an executor; what does not fit in memory is not the executor's
   * fault, and making it again would not help.
   *
   * @param before the executors when the tiles were begun
   * @return the partitions that are there
   */
  private int keep(GramMatrix gram, Set<String> before) {
    int cached = cachedPartitions(gram);
    Set<String> known = before;
    for (int i = 0; i < MOST_LOSSES && cached < gram.partitions(); i++) {
      Set<String> now = executors();
      if (gram.storage() == TileStorage.RECOMPUTE || now.equals(known)) {
        return cached;
      }
      known = now;
      gram.slabs().count();
      cached = cachedPartitions(gram);
    }
    return cached;
  }

  /** Host and port of everyone who stores blocks. */
  private Set<String> executors() {
    return Set.copyOf(CollectionConverters.asJava(spark.sc().getExecutorMemoryStatus()).keySet());
  }

  /**
   * Asks the block managers' master, which knows of a block before the task that made it ends;
   * Spark's storage page and {@code getRDDStorageInfo} learn of it some time later.
   */
  private static int cachedPartitions(GramMatrix gram) {
    BlockId[] blocks =
        IntStream.range(0, gram.partitions())
            .mapToObj(partition -> new RDDBlockId(gram.slabs().id(), partition))
            .toArray(BlockId[]::new);
    var locations = SparkEnv.get().blockManager().master().getLocations(blocks);
    return (int) CollectionConverters.asJava(locations).stream().filter(Seq::nonEmpty).count();
  }
}
