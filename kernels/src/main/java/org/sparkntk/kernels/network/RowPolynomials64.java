package org.sparkntk.kernels.network;

import org.sparkntk.kernels.chunk.Advance64;
import org.sparkntk.kernels.chunk.Chunk64;
import org.sparkntk.kernels.chunk.Columns64;
import org.sparkntk.kernels.chunk.Series64;
import org.sparkntk.kernels.interpolation.Fold;

/** An activation's polynomials for one row and a segment of columns, in float64. */
interface RowPolynomials64 {
  /** The scale of the row that they are for. */
  double scale();

  /** Sets the chunk's value to T'/√(T'₁₁T'₂₂). */
  void evaluateSlope(Chunk64 chunk, int col);

  /** Takes ρ through the activation. */
  void advance(Chunk64 chunk, int col, Fold fold);

  private static void advance(Chunk64 chunk, Fold fold, double gap) {
    switch (fold) {
      case ODD:
        Advance64.oddCorrelation(chunk, gap);
        break;
      case EVEN:
        Advance64.evenCorrelation(chunk, gap);
        break;
      case NONE:
      default:
        Advance64.correlation(chunk, gap);
    }
  }

  /** All columns have the same scale. */
  record Uniform(double scale, Series64 slope, Series64 rise, double gap)
      implements RowPolynomials64 {
    @Override
    public void evaluateSlope(Chunk64 chunk, int col) {
      slope.evaluate(chunk);
    }

    @Override
    public void advance(Chunk64 chunk, int col, Fold fold) {
      rise.evaluate(chunk);
      RowPolynomials64.advance(chunk, fold, gap);
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
      double scale,
      Columns64 slope,
      Columns64 rise,
      double[] gap,
      double[][] basis,
      double[] scales)
      implements RowPolynomials64 {
    @Override
    public void evaluateSlope(Chunk64 chunk, int col) {
      slope.evaluate(chunk, basis, col);
    }

    @Override
    public void advance(Chunk64 chunk, int col, Fold fold) {
      rise.evaluate(chunk, basis, col);
      RowPolynomials64.advance(chunk, fold, 0);
      Advance64.gaps(chunk, gap, scale, scales, basis, col);
      if (fold == Fold.ODD) {
        Advance64.addOddGaps(chunk);
      } else {
        Advance64.addGaps(chunk);
      }
    }
  }
}
