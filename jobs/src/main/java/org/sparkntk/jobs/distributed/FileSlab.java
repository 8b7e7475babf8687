package org.sparkntk.jobs.distributed;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * Tiles in a file on the local disk of the executor that computed them.
 *
 * <p>What Spark keeps in memory is this handle. Where it is sent to another JVM, it arrives as
 * tiles to be computed.
 */
final class FileSlab implements Slab, KnownSizeEstimation, Serializable {
  private static final long HANDLE_BYTES = 1024;

  private final SuperTile area;
  private final TileFactory factory;
  private final transient TileFile file;

  private FileSlab(SuperTile area, TileFactory factory, TileFile file) {
    this.area = area;
    this.factory = factory;
    this.file = file;
  }

  /** Computes the tiles, one in memory at a time, and writes them. */
  static FileSlab of(SuperTile area, TileFactory factory) {
    try {
      TileFile file = TileFile.write(TileComputation.reusing(area, factory));
      return new FileSlab(area, factory, file);
    } catch (IOException e) {
      throw new UncheckedIOException("writing tiles to local disk: " + e.getMessage(), e);
    }
  }

  @Override
  public SuperTile area() {
    return area;
  }

  @Override
  public Iterable<PlacedTile> tiles() {
    return file::read;
  }

  /** Not the examples that the source leads to: they are broadcast and counted there. */
  @Override
  public long estimatedSize() {
    return HANDLE_BYTES;
  }

  private Object writeReplace() {
    return new ComputedSlab(area, factory);
  }
}
