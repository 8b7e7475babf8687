package org.sparkntk.jobs.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.errors.InvalidInputException;
import scala.Tuple2;

/**
 * A set of files that has been read: its rows in Spark's cache, its labels on the driver. Closing
 * it empties the cache.
 */
final class LoadedSet implements AutoCloseable {
  private final Loading loading;
  private final RowTable table;
  private final JavaRDD<Chunk> chunks;

  private LoadedSet(Loading loading, RowTable table, JavaRDD<Chunk> chunks) {
    this.loading = loading;
    this.table = table;
    this.chunks = chunks;
  }

  /** Reads the files. */
  static LoadedSet read(FileSet set, Loading loading) {
    JavaRDD<Chunk> chunks = loading.chunks().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new LoadedSet(
          loading, RowTable.of(set, chunks.map(RowTable.Summary::of).collect()), chunks);
    } catch (RuntimeException e) {
      chunks.unpersist();
      throw e;
    }
  }

  Loading loading() {
    return loading;
  }

  RowTable table() {
    return table;
  }

  /** Refuses another set whose named feature columns are not the same in the same order. */
  void requireSameNames(LoadedSet other) {
    if (!loading.names().equals(other.loading.names())) {
      throw new InvalidInputException(
          other.table.set().first().path()
              + ": expected the feature columns "
              + loading.names()
              + " as in training, found "
              + other.loading.names());
    }
  }

  /**
   * The chosen rows in blocks, lazily.
   *
   * @param selected global rows in the order wanted, none twice
   * @param views all chosen rows by the first, then all by the next
   */
  JavaPairRDD<Integer, RawRows> blocks(
      int[] selected, List<View> views, int blockSize, int partitions) {
    Broadcast<int[]> places = new JavaSparkContext(chunks.context()).broadcast(places(selected));
    List<Integer> starts = new ArrayList<>(table.starts());
    int count = selected.length;
    int blocks = (views.size() * count + blockSize - 1) / blockSize;
    return chunks
        .flatMapToPair(
            chunk -> {
              int start = Math.toIntExact(starts.get(chunk.file()) + chunk.first());
              List<Tuple2<Integer, Piece>> pieces = new ArrayList<>();
              for (int v = 0; v < views.size(); v++) {
                pieces.addAll(
                    pieces(chunk, start, places.value(), v * count, views.get(v), blockSize));
              }
              return pieces.iterator();
            })
        .groupByKey(new HashPartitioner(Math.max(1, Math.min(partitions, blocks))))
        .mapValues(
            pieces -> {
              List<Piece> list = new ArrayList<>();
              pieces.forEach(list::add);
              return Piece.assemble(list);
            });
  }

  /** The place of every row among the selected ones, or -1. */
  private int[] places(int[] selected) {
    int[] places = new int[table.rows()];
    Arrays.fill(places, -1);
    for (int i = 0; i < selected.length; i++) {
      places[selected[i]] = i;
    }
    return places;
  }

  private static List<Tuple2<Integer, Piece>> pieces(
      Chunk chunk, int start, int[] places, int shift, View view, int blockSize) {
    Map<Integer, List<Integer>> rowsOfBlock = new HashMap<>();
    for (int i = 0; i < chunk.rows().rows(); i++) {
      if (places[start + i] >= 0) {
        rowsOfBlock
            .computeIfAbsent((shift + places[start + i]) / blockSize, b -> new ArrayList<>())
            .add(i);
      }
    }
    List<Tuple2<Integer, Piece>> pieces = new ArrayList<>();
    rowsOfBlock.forEach(
        (block, list) -> {
          int[] rows = list.stream().mapToInt(Integer::intValue).toArray();
          int[] slots =
              Arrays.stream(rows).map(i -> (shift + places[start + i]) % blockSize).toArray();
          pieces.add(new Tuple2<>(block, new Piece(slots, view.of(chunk.rows().select(rows)))));
        });
    return pieces;
  }

  @Override
  public void close() {
    chunks.unpersist();
  }
}
