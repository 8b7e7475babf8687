package org.sparkntk.jobs.gram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.distributed.TileMaker;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.PlainFiles;
import org.sparkntk.jobs.files.SealedNpy;
import org.sparkntk.jobs.files.SealedNpy.Found;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Tile;

/**
 * Tiles read from a store; those that are not there, or not whole, are computed and written.
 *
 * @param hadoop the file systems
 * @param directory of the store
 * @param identity of the tiles
 * @param computing makes the tiles that are not there
 * @param counts of what happened
 * @param writes whether the store is to get what it does not have
 */
record StoredTiles(
    SerializableConfiguration hadoop,
    String directory,
    TileIdentity identity,
    TileMaker computing,
    StoreCounts counts,
    boolean writes)
    implements TileMaker {

  private static final Pattern NAME = Pattern.compile("tile-\\d{5,9}-\\d{5,9}\\.npy");

  /** The name of a tile's file. */
  static String name(int row, int col) {
    return String.format(Locale.ROOT, "tile-%05d-%05d.npy", row, col);
  }

  /** Whether a file may be that of a tile. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  @Override
  public void fill(int row, int col, Tile tile) {
    Path path = new Path(directory, name(row, col));
    String content = identity.of(row, col);
    try {
      FileSystem fs = PlainFiles.of(path, hadoop.value());
      SealedNpy stored = SealedNpy.read(fs, path, content);
      if (stored.array().isPresent() && fill(stored.array().get(), tile)) {
        counts.read().add(1);
        return;
      }
      if (stored.found() == Found.DAMAGED) {
        counts.damaged().add(path.getName());
      }
      computing.fill(row, col, tile);
      counts.computed().add(1);
      if (writes) {
        NpyArray array = new NpyArray(tile.rows(), tile.cols(), values(tile));
        SealedNpy.write(fs, path, content, array);
      }
    } catch (IOException e) {
      // The innermost cause is what the user is told.
      IOException told = new IOException(path + ": " + e.getMessage());
      told.addSuppressed(e);
      throw new UncheckedIOException(told);
    }
  }

  private static boolean fill(NpyArray array, Tile tile) {
    Object values = values(tile);
    boolean fits =
        array.rows() == tile.rows()
            && array.cols() == tile.cols()
            && array.values().getClass().equals(values.getClass());
    if (fits) {
      System.arraycopy(array.values(), 0, values, 0, tile.rows() * tile.cols());
    }
    return fits;
  }

  private static Object values(Tile tile) {
    return tile instanceof Float64Tile wide ? wide.values() : ((Float32Tile) tile).values();
  }
}
