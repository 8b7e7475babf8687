package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Tile;

/** The tiles on the diagonal of a Gram matrix for the driver, in one Spark job. */
public final class DiagonalTiles {
  private DiagonalTiles() {}

  /** Copies of the tiles, in the order of their blocks. */
  public static List<Tile> of(GramMatrix gram) {
    return gram.slabsInFewTasks().flatMap(DiagonalTiles::of).collect().stream()
        .sorted(Comparator.comparingInt(Block::block))
        .map(Block::tile)
        .toList();
  }

  private static Iterator<Block> of(Slab slab) {
    List<Block> out = new ArrayList<>();
    for (PlacedTile placed : slab.tiles()) {
      if (placed.row() == placed.col()) {
        out.add(new Block(placed.row(), copy(placed.tile())));
      }
    }
    return out.iterator();
  }

  private static Tile copy(Tile tile) {
    Tile out = Tile.zeros(tile.precision(), tile.rows(), tile.cols());
    double[] row = new double[tile.cols()];
    for (int i = 0; i < tile.rows(); i++) {
      tile.copyRows(i, 1, row);
      out.setRow(i, row, 0, 1);
    }
    return out;
  }

  /** A tile and its block. */
  private record Block(int block, Tile tile) implements Serializable {}
}
