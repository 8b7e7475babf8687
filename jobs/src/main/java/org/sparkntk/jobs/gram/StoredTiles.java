package org.sparkntk.jobs.gram;

import java.util.Locale;
import java.util.regex.Pattern;
import org.sparkntk.jobs.distributed.TileMaker;
import org.sparkntk.jobs.files.KeptArrays;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Tile;

/**
 * Tiles read from a store; those that are not there, or not whole, are computed and written.
 *
 * @param files of the store
 * @param identity of the tiles
 * @param computing makes the tiles that are not there
 */
record StoredTiles(KeptArrays files, TileIdentity identity, TileMaker computing)
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
    Object values = values(tile);
    NpyArray array =
        files.get(
            name(row, col),
            identity.of(row, col),
            kept ->
                kept.rows() == tile.rows()
                    && kept.cols() == tile.cols()
                    && kept.values().getClass().equals(values.getClass()),
            () -> {
              computing.fill(row, col, tile);
              return new NpyArray(tile.rows(), tile.cols(), values);
            });
    if (array.values() != values) {
      System.arraycopy(array.values(), 0, values, 0, tile.rows() * tile.cols());
    }
  }

  private static Object values(Tile tile) {
    return tile instanceof Float64Tile wide ? wide.values() : ((Float32Tile) tile).values();
  }
}
