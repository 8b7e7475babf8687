package org.sparkntk.jobs.ingest;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.errors.TaskErrors;

/** Examples that Spark has already, as rows of a label and a vector. */
public final class VectorIngest {
  private VectorIngest() {}

  /**
   * Reads the rows once. Their order is that of the partitions and, within each, of its rows: a
   * partition takes the place of a file.
   *
   * @param rows a label (double) and a vector of the ML library each
   * @param width of the vectors
   * @param blockSize rows of a block of examples
   * @param factory decides where the blocks are kept
   * @throws org.sparkntk.jobs.errors.InvalidInputException if a vector has another width
   */
  public static Examples read(JavaRDD<Row> rows, int width, int blockSize, BlockFactory factory) {
    int partitions = rows.getNumPartitions();
    List<SourceFile> places =
        IntStream.range(0, partitions).mapToObj(p -> new SourceFile("partition " + p, 1)).toList();
    JavaRDD<Chunk> chunks =
        rows.mapPartitionsWithIndex((p, part) -> new VectorChunks(p, width, part), true);
    FileSet set = new FileSet("dataset", places, List.of());
    return TaskErrors.unwrap(
        () -> {
          try (LoadedSet loaded = LoadedSet.read(set, new Loading(width, List.of(), chunks))) {
            int[] all = Selection.inOrder(loaded.table().rows());
            return new Examples(
                factory.create(
                    loaded.blocks(all, View.asItIs(), blockSize, partitions),
                    all.length,
                    width,
                    blockSize),
                loaded.table().labels(all),
                all);
          }
        });
  }

  /** Appends a vector as a row. */
  public static void append(Vector vector, GrowingRows rows) {
    if (vector instanceof SparseVector sparse) {
      rows.add(sparse.indices(), sparse.values(), 0, sparse.indices().length);
    } else {
      rows.add(vector.toArray());
    }
  }
}
