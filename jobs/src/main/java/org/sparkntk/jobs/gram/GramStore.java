package org.sparkntk.jobs.gram;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.distributed.TileMaker;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.files.KeptArrays;
import org.sparkntk.jobs.files.KeptCounts;
import org.sparkntk.jobs.files.PlainFiles;
import org.sparkntk.jobs.files.Sha256;

/**
 * A durable Gram matrix: a directory on any Hadoop file system with {@code gram.json} and a file a
 * tile.
 *
 * <p>Every file says which examples and which kernel it is of and whether it is whole. So one rule,
 * read what is there and compute what is not, resumes what was interrupted, repairs what was
 * damaged, and computes only the new tiles of a data set that has grown.
 */
public final class GramStore {
  private final KeptArrays files;
  private final TileIdentity identity;

  private GramStore(KeptArrays files, TileIdentity identity) {
    this.files = files;
    this.identity = identity;
  }

  /**
   * Opens a store for the Gram matrix of a set of examples, or makes one.
   *
   * @param source the examples
   * @param kernelSection the {@code kernel} section of the effective configuration, as JSON
   * @throws InvalidInputException if the directory holds another matrix, which is left as it is
   */
  public static GramStore open(
      JavaSparkContext spark, Path directory, PanelSource source, String kernelSection)
      throws IOException {
    SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
    FileSystem fs = PlainFiles.of(directory, hadoop.value());
    Path path = fs.makeQualified(directory);
    RowBlocks blocks = source.blocks();
    GramManifest wanted =
        new GramManifest(
            GramManifest.FORMAT,
            GramManifest.VERSION,
            blocks.rows(),
            blocks.blockSize(),
            Sha256.of(kernelSection),
            Sha256.of(Json.text(source.preprocessing())),
            hashes(spark, blocks),
            Json.tree(kernelSection, "the kernel section"));
    TileIdentity identity =
        new TileIdentity(
            wanted.kernelSha256(),
            wanted.preprocessingSha256(),
            wanted.blocksSha256(),
            source.kernel().precision());
    boolean writes =
        new GramDirectory(fs, path)
            .claim(wanted, (block, rows) -> RowHash.of(blocks.block(block), rows), identity);
    KeptCounts counts = KeptCounts.on(spark.sc(), "tiles");
    return new GramStore(new KeptArrays(hadoop, path.toString(), counts, writes), identity);
  }

  /** The tiles of the store, and of the examples where it has none. */
  public TileMaker tiles(TileMaker computing) {
    return new StoredTiles(files, identity, computing);
  }

  /** What happened so far, on one line. */
  public String describe() {
    return files.counts().describe();
  }

  /** What happened so far, by name. */
  public SortedMap<String, Double> metrics() {
    return files.counts().metrics("gram");
  }

  private static List<String> hashes(JavaSparkContext spark, RowBlocks blocks) {
    List<Integer> indices = IntStream.range(0, blocks.count()).boxed().toList();
    return spark
        .parallelize(indices, Math.min(indices.size(), spark.defaultParallelism()))
        .map(index -> RowHash.of(blocks.block(index)))
        .collect();
  }
}
