package org.sparkntk.kernels.network;

import org.sparkntk.kernels.chunk.Advance32;
import org.sparkntk.kernels.chunk.Chunk32;
import org.sparkntk.kernels.chunk.Columns32;
import org.sparkntk.kernels.chunk.Series32;
import org.sparkntk.kernels.interpolation.Fold;

/** An activation's polynomials for one row and a segment of columns, in float32. */
interface RowPolynomials32 {
  /** The scale of the row that they are for. */
  double scale();

  /** Sets the chunk's value to T'/√(T'₁₁T'₂₂). */
  void evaluateSlope(Chunk32 chunk, int col);

  /** Takes ρ through the activation. */
  void advance(Chunk32 chunk, int col, Fold fold);

  private static void advance(Chunk32 chunk, Fold fold, float gap) {
    switch (fold) {
      case ODD:
        Advance32.oddCorrelation(chunk, gap);
        break;
      case EVEN:
        Advance32.evenCorrelation(chunk, gap);
        break;
      case NONE:
      default:
        Advance32.correlation(chunk, gap);
    }
  }

  /** All columns have the same scale. */
  record Uniform(double scale, Series32 slope, Series32 rise, float gap)
      implements RowPolynomials32 {
    @Override
    public void evaluateSlope(Chunk32 chunk, int col) {
      slope.evaluate(chunk);
    }

    @Override
    public void advance(Chunk32 chunk, int col, Fold fold) {
      rise.evaluate(chunk);
      RowPolynomials32.advance(chunk, fold, gap);
    }
  }

  /**
   * The scales vary within a cell.
   *
   * @param gap the coefficients of the gap in the scale of the column
   * @param basis T_n of the coordinates of all columns
   * @param scales the scales of all columns
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared by value
  record Varying(
      double scale, Columns32 slope, Columns32 rise, float[] gap, float[][] basis, float[] scales)
      implements RowPolynomials32 {
    @Override
    public void evaluateSlope(Chunk32 chunk, int col) {
      slope.evaluate(chunk, basis, col);
    }

    @Override
    public void advance(Chunk32 chunk, int col, Fold fold) {
      rise.evaluate(chunk, basis, col);
      RowPolynomials32.advance(chunk, fold, 0);
      Advance32.gaps(chunk, gap, (float) scale, scales, basis, col);
      if (fold == Fold.ODD) {
        Advance32.addOddGaps(chunk);
      } else {
        Advance32.addGaps(chunk);
      }
    }
  }
}
