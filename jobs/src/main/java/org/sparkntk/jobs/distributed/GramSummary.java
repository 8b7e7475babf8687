package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.linalg.TileSummary;

/**
 * What there is to say about a Gram matrix after one look at every stored entry.
 *
 * @param n rows and columns
 * @param tiles stored tiles
 * @param bytes of the stored entries
 * @param min smallest entry
 * @param max largest entry
 * @param mean of all n² entries, each tile above the diagonal counted twice
 * @param nonFinite stored entries that are NaN or infinite
 * @param diagonal the n diagonal entries
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record GramSummary(
    int n,
    long tiles,
    long bytes,
    double min,
    double max,
    double mean,
    long nonFinite,
    double[] diagonal) {

  /** The mean of the diagonal. */
  public double meanDiagonal() {
    double sum = 0;
    for (double value : diagonal) {
      sum += value;
    }
    return sum / n;
  }

  /** The largest magnitude of an entry; NaN if there are entries that are not finite. */
  public double largest() {
    return nonFinite > 0 ? Double.NaN : Math.max(-min, max);
  }

  static GramSummary merge(TileGrid grid, List<Part> parts) {
    List<Part> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingInt(Part::slab));
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    long tiles = 0;
    long bytes = 0;
    long nonFinite = 0;
    double[] diagonal = new double[grid.n()];
    for (Part part : ordered) {
      min = Math.min(min, part.min());
      max = Math.max(max, part.max());
      sum += part.sum();
      tiles += part.tiles();
      bytes += part.bytes();
      nonFinite += part.nonFinite();
      for (DiagonalBlock block : part.diagonal()) {
        System.arraycopy(
            block.values(), 0, diagonal, grid.firstRow(block.block()), block.values().length);
      }
    }
    double mean = sum / ((double) grid.n() * grid.n());
    return new GramSummary(grid.n(), tiles, bytes, min, max, mean, nonFinite, diagonal);
  }

  /** The share of one slab. */
  record Part(
      int slab,
      int tiles,
      long bytes,
      double min,
      double max,
      double sum,
      long nonFinite,
      List<DiagonalBlock> diagonal)
      implements Serializable {

    static Part of(Slab slab) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      double sum = 0;
      long bytes = 0;
      long nonFinite = 0;
      List<DiagonalBlock> diagonal = new ArrayList<>();
      for (PlacedTile placed : slab.tiles()) {
        Tile tile = placed.tile();
        TileSummary summary = TileSummary.of(tile);
        min = Math.min(min, summary.min());
        max = Math.max(max, summary.max());
        nonFinite += summary.nonFinite();
        sum += placed.row() == placed.col() ? summary.sum() : 2 * summary.sum();
        bytes += tile.bytes();
        if (placed.row() == placed.col()) {
          diagonal.add(DiagonalBlock.of(placed.row(), tile));
        }
      }
      return new Part(
          slab.area().id(), slab.area().tiles(), bytes, min, max, sum, nonFinite, diagonal);
    }
  }

  /** The diagonal entries of one row block. */
  @SuppressWarnings("ArrayRecordComponent") // never compared by value
  record DiagonalBlock(int block, double[] values) implements Serializable {
    static DiagonalBlock of(int block, Tile tile) {
      double[] values = new double[tile.rows()];
      for (int i = 0; i < values.length; i++) {
        values[i] = tile.get(i, i);
      }
      return new DiagonalBlock(block, values);
    }
  }
}
