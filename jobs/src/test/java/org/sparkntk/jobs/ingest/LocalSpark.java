package org.sparkntk.jobs.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.SparkSession;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import scala.Tuple2;

/** One local session for all tests of this package, and a place for blocks that is just a list. */
final class LocalSpark {
  /** Prime, so that blocks, chunks and files never line up. */
  static final int BLOCK_SIZE = 7;

  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .config("spark.ui.enabled", false)
          .config("spark.sql.shuffle.partitions", 2)
          .getOrCreate();

  private LocalSpark() {}

  static SparkSession session() {
    return SESSION;
  }

  static Ingest ingest(TestData data, int partitions) {
    DataConfig config = data.config();
    return new Ingest(SESSION, config, BLOCK_SIZE, LocalSpark::collect, partitions);
  }

  static Ingest ingest(TestData data) {
    return ingest(data, 2);
  }

  /** Every example as {@code [features] label}, in order. */
  static List<String> rows(Examples examples) {
    List<String> rows = new ArrayList<>();
    double[] row = new double[examples.blocks().width()];
    for (int b = 0; b < examples.blocks().count(); b++) {
      RawRows block = examples.blocks().block(b);
      for (int i = 0; i < block.rows(); i++) {
        block.copyRow(i, row, 0);
        String label = examples.labels().isEmpty() ? "" : " " + examples.labels().get(rows.size());
        rows.add(Arrays.toString(row) + label);
      }
    }
    return rows;
  }

  private static RowBlocks collect(
      JavaPairRDD<Integer, RawRows> blocks, int rows, int width, int blockSize) {
    List<Tuple2<Integer, RawRows>> pairs = blocks.collect();
    RawRows[] values = new RawRows[pairs.size()];
    pairs.forEach(pair -> values[pair._1()] = pair._2());
    return new ListedBlocks(rows, width, blockSize, List.of(values));
  }

  private record ListedBlocks(int rows, int width, int blockSize, List<RawRows> blocks)
      implements RowBlocks {
    @Override
    public RawRows block(int index) {
      RawRows block = blocks.get(index);
      if (block.rows() != rowsOf(index) || blocks.size() != count()) {
        throw new IllegalStateException("block " + index + " has " + block.rows() + " rows");
      }
      return block;
    }
  }
}
