package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.precondition.SymmetricEntries;

/**
 * Whole columns of a Gram matrix for the driver: one Spark job a request, which looks at every tile
 * once and computes nothing.
 *
 * <p>Tile (I, J) above the diagonal holds the rows of block I of the columns in block J and, as its
 * transpose, the rows of block J of the columns in block I.
 */
public final class GramColumns implements SymmetricEntries {
  private final GramMatrix gram;
  private final double[] diagonal;

  /**
   * The columns of a matrix.
   *
   * @param diagonal its n diagonal entries, as {@link GramSummary} has them
   */
  public GramColumns(GramMatrix gram, double[] diagonal) {
    this.gram = gram;
    this.diagonal = diagonal.clone();
  }

  @Override
  public int size() {
    return gram.size();
  }

  @Override
  public double[] diagonal() {
    return diagonal.clone();
  }

  @Override
  public Matrix columns(int[] indices) {
    Wanted wanted = Wanted.of(gram.grid(), indices);
    Matrix out = Matrix.zeros(size(), indices.length);
    gram.slabsInFewTasks()
        .mapPartitions(slabs -> pieces(slabs, wanted))
        .collect()
        .forEach(piece -> piece.store(out));
    return out;
  }

  private static Iterator<Piece> pieces(Iterator<Slab> slabs, Wanted wanted) {
    List<Piece> out = new ArrayList<>();
    slabs.forEachRemaining(
        slab -> {
          for (PlacedTile placed : slab.tiles()) {
            out.addAll(pieces(placed, wanted));
          }
        });
    return out.iterator();
  }

  private static List<Piece> pieces(PlacedTile placed, Wanted wanted) {
    List<Piece> out = new ArrayList<>();
    TileGrid grid = wanted.grid();
    int[] inCols = wanted.in(placed.col());
    if (inCols.length > 0) {
      Tile part = columns(placed.tile(), wanted.within(inCols));
      out.add(new Piece(grid.firstRow(placed.row()), inCols, part));
    }
    int[] inRows = wanted.in(placed.row());
    if (inRows.length > 0 && placed.row() != placed.col()) {
      Tile part = rows(placed.tile(), wanted.within(inRows));
      out.add(new Piece(grid.firstRow(placed.col()), inRows, part));
    }
    return out;
  }

  /** Some columns of a tile, {@code rows × wanted}. */
  private static Tile columns(Tile tile, int[] wanted) {
    Tile out = Tile.zeros(tile.precision(), tile.rows(), wanted.length);
    for (int i = 0; i < tile.rows(); i++) {
      for (int j = 0; j < wanted.length; j++) {
        out.set(i, j, tile.get(i, wanted[j]));
      }
    }
    return out;
  }

  /** Some rows of a tile as columns, {@code cols × wanted}. */
  private static Tile rows(Tile tile, int[] wanted) {
    Tile out = Tile.zeros(tile.precision(), tile.cols(), wanted.length);
    for (int j = 0; j < wanted.length; j++) {
      for (int i = 0; i < tile.cols(); i++) {
        out.set(i, j, tile.get(wanted[j], i));
      }
    }
    return out;
  }

  /**
   * Which columns are wanted, by the block that they are in.
   *
   * @param indices the columns
   * @param positions of the columns in {@code indices}, by block
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Wanted(TileGrid grid, int[] indices, Map<Integer, List<Integer>> positions)
      implements Serializable {
    static Wanted of(TileGrid grid, int[] indices) {
      Map<Integer, List<Integer>> positions = new TreeMap<>();
      for (int j = 0; j < indices.length; j++) {
        positions.computeIfAbsent(indices[j] / grid.tileSize(), b -> new ArrayList<>()).add(j);
      }
      return new Wanted(grid, indices.clone(), positions);
    }

    int[] in(int block) {
      return positions.getOrDefault(block, List.of()).stream().mapToInt(j -> j).toArray();
    }

    /** Where in its block the column at each of the positions is. */
    int[] within(int[] at) {
      int[] out = new int[at.length];
      for (int j = 0; j < at.length; j++) {
        out[j] = indices[at[j]] % grid.tileSize();
      }
      return out;
    }
  }

  /**
   * A run of rows of some of the columns.
   *
   * @param positions of the columns in the request
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Piece(int firstRow, int[] positions, Tile values) implements Serializable {
    void store(Matrix out) {
      for (int i = 0; i < values.rows(); i++) {
        for (int j = 0; j < positions.length; j++) {
          out.set(firstRow + i, positions[j], values.get(i, j));
        }
      }
    }
  }
}
