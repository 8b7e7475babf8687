package org.sparkntk.jobs.distributed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.files.StoredFile;
import scala.Tuple2;

/**
 * Decides how examples reach the tasks: broadcast whole when they are small, as row panels in files
 * of a shared directory when not. Either way a block has the same rows.
 */
public final class RowBlocksFactory {
  private final JavaSparkContext spark;
  private final long broadcastLimit;

  /**
   * @param spark where the blocks are
   * @param broadcastLimit the largest set that is broadcast, in bytes as stored
   */
  public RowBlocksFactory(JavaSparkContext spark, long broadcastLimit) {
    this.spark = spark;
    this.broadcastLimit = broadcastLimit;
  }

  /**
   * Makes blocks available to all tasks.
   *
   * @param blocks each block under its index, every index once
   * @param rows the number of examples in all blocks
   * @param width features per example
   * @param blockSize rows of every block but the last
   * @param directory where row panels go if the set is large; asked for, and made, when needed
   */
  public RowBlocks create(
      JavaPairRDD<Integer, RawRows> blocks,
      int rows,
      int width,
      int blockSize,
      Supplier<Path> directory) {
    long bytes = blocks.values().map(RawRows::bytes).fold(0L, Long::sum);
    return bytes <= broadcastLimit
        ? broadcast(blocks, rows, width, blockSize)
        : store(blocks, rows, width, blockSize, directory.get());
  }

  /** Blocks that outlive the files that they are in, where they are small. */
  public RowBlocks detached(RowBlocks blocks) {
    RawRows[] values = new RawRows[blocks.count()];
    long bytes = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = blocks.block(i);
      bytes += values[i].bytes();
      if (bytes > broadcastLimit) {
        return blocks;
      }
    }
    return new BroadcastRowBlocks(
        blocks.rows(), blocks.width(), blocks.blockSize(), spark.broadcast(values));
  }

  /**
   * All rows of a small set, which the driver has, in blocks that every executor holds.
   *
   * @param blockSize rows of every block but the last
   */
  public static RowBlocks broadcast(JavaSparkContext spark, RawRows rows, int blockSize) {
    RawRows[] blocks =
        IntStream.iterate(0, first -> first < rows.rows(), first -> first + blockSize)
            .mapToObj(first -> IntStream.range(first, Math.min(first + blockSize, rows.rows())))
            .map(range -> rows.select(range.toArray()))
            .toArray(RawRows[]::new);
    return new BroadcastRowBlocks(rows.rows(), rows.width(), blockSize, spark.broadcast(blocks));
  }

  private RowBlocks broadcast(
      JavaPairRDD<Integer, RawRows> blocks, int rows, int width, int blockSize) {
    List<Tuple2<Integer, RawRows>> collected = blocks.collect();
    RawRows[] values = new RawRows[collected.size()];
    collected.forEach(block -> values[block._1()] = block._2());
    return new BroadcastRowBlocks(rows, width, blockSize, spark.broadcast(values));
  }

  private RowBlocks store(
      JavaPairRDD<Integer, RawRows> blocks, int rows, int width, int blockSize, Path directory) {
    SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
    String target = directory.toString();
    List<Tuple2<Integer, StoredFile>> written =
        blocks
            .mapToPair(
                block ->
                    new Tuple2<>(
                        block._1(), StoredRowBlocks.write(hadoop, target, block._1(), block._2())))
            .collect();
    StoredFile[] files = new StoredFile[written.size()];
    written.forEach(file -> files[file._1()] = file._2());
    return new StoredRowBlocks(
        rows, width, blockSize, target, new ArrayList<>(List.of(files)), hadoop);
  }
}
