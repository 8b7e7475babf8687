package org.sparkntk.jobs.ingest;

import org.apache.spark.api.java.JavaPairRDD;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;

/** Decides where the blocks of a set of examples are kept. */
@FunctionalInterface
public interface BlockFactory {
  /**
   * Takes the blocks over; the RDD must not be used after the call has returned.
   *
   * @param blocks exactly one entry per block index; block b holds the examples from {@code b *
   *     blockSize} on
   * @param rows the number of examples in all blocks
   * @param width features per example
   * @param blockSize rows of every block but the last
   */
  RowBlocks create(JavaPairRDD<Integer, RawRows> blocks, int rows, int width, int blockSize);
}
