package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import java.util.List;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.data.DoubleRows;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.SparseDoubleRows;

/**
 * Rows on their way from a chunk to a block.
 *
 * @param slots the place in the block of every row
 * @param rows the rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record Piece(int[] slots, RawRows rows) implements Serializable {
  /**
   * Puts a block together.
   *
   * @param pieces all pieces of the block, in any order; between them every slot once
   */
  static RawRows assemble(List<Piece> pieces) {
    int rows = pieces.stream().mapToInt(piece -> piece.slots.length).sum();
    int width = pieces.get(0).rows.width();
    if (pieces.stream().allMatch(piece -> piece.rows instanceof ByteRows)) {
      return assembleBytes(pieces, rows, width);
    }
    return pieces.stream().anyMatch(piece -> piece.rows instanceof SparseDoubleRows)
        ? assemblePairs(pieces, rows, width)
        : assembleDoubles(pieces, rows, width);
  }

  private static RawRows assembleBytes(List<Piece> pieces, int rows, int width) {
    byte[] values = new byte[Math.multiplyExact(rows, width)];
    for (Piece piece : pieces) {
      if (piece.rows instanceof ByteRows from) {
        for (int i = 0; i < piece.slots.length; i++) {
          System.arraycopy(from.values(), i * width, values, piece.slots[i] * width, width);
        }
      }
    }
    return new ByteRows(rows, width, values);
  }

  private static RawRows assembleDoubles(List<Piece> pieces, int rows, int width) {
    double[] values = new double[Math.multiplyExact(rows, width)];
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.slots.length; i++) {
        piece.rows.copyRow(i, values, piece.slots[i] * width);
      }
    }
    return new DoubleRows(rows, width, values);
  }

  private static RawRows assemblePairs(List<Piece> pieces, int rows, int width) {
    RawRows[] from = new RawRows[rows];
    int[] row = new int[rows];
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.slots.length; i++) {
        from[piece.slots[i]] = piece.rows;
        row[piece.slots[i]] = i;
      }
    }
    GrowingRows all = GrowingRows.sparse(width, rows);
    for (int slot = 0; slot < rows; slot++) {
      from[slot].appendTo(all, row[slot]);
    }
    return all.toRows();
  }
}
