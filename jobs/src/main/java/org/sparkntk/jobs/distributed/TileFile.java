package org.sparkntk.jobs.distributed;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;

/**
 * Tiles one after the other in a file that only this JVM reads, in Spark's local directories.
 *
 * <p>The file's name is removed as soon as it is open, so its space is free again when this object
 * is, or when the process ends in whatever way. The page cache is passed by where the file system
 * allows it ({@link DirectFile}): tiles that do not fit in memory would only push each other out.
 */
final class TileFile {
  private final DirectFile file;
  private final List<Place> places;

  private TileFile(DirectFile file, List<Place> places) {
    this.file = file;
    this.places = places;
  }

  /** Where a tile is, in the matrix and in the file. */
  record Place(int row, int col, int rows, int cols, Precision precision, long position) {
    Tile tile() {
      return Tile.zeros(precision, rows, cols);
    }
  }

  static TileFile write(Iterator<PlacedTile> tiles) throws IOException {
    File path = SparkEnv.get().blockManager().diskBlockManager().createTempLocalBlock()._2();
    DirectFile file = DirectFile.create(path.toPath());
    List<Place> places = new ArrayList<>();
    ByteBuffer buffer = DirectFile.buffer(0);
    long position = 0;
    while (tiles.hasNext()) {
      PlacedTile placed = tiles.next();
      Tile tile = placed.tile();
      if (buffer.capacity() < tile.bytes()) {
        buffer = DirectFile.buffer(tile.bytes());
      }
      places.add(
          new Place(
              placed.row(), placed.col(), tile.rows(), tile.cols(), tile.precision(), position));
      position = file.write(position, tile, buffer);
    }
    return new TileFile(file, List.copyOf(places));
  }

  /** The tiles in order; one is valid until the next one is asked for. */
  Iterator<PlacedTile> read() {
    return new ReadAhead(file, places);
  }
}
