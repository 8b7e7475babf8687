package org.sparkntk.kernels.network;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.ScaleDependence;
import org.sparkntk.kernels.chunk.Advance64;
import org.sparkntk.kernels.chunk.Angle64;
import org.sparkntk.kernels.chunk.Chunk64;
import org.sparkntk.kernels.chunk.Columns64;
import org.sparkntk.kernels.chunk.Series64;
import org.sparkntk.kernels.interpolation.Accuracy;
import org.sparkntk.kernels.interpolation.Cell;
import org.sparkntk.kernels.interpolation.CorrelationMap;
import org.sparkntk.kernels.interpolation.Fold;
import org.sparkntk.kernels.interpolation.RowMap;

/** The step of an {@link ActivationPanel} in float64. */
final class ActivationStep64 implements Step64 {
  private static final Accuracy ACCURACY = Accuracy.FLOAT64;

  private final ActivationPanel rows;
  private final ActivationPanel cols;
  private final DualActivation function;
  private final ScaleDependence dependence;
  private final Fold fold;
  private final Segments segments;
  private final @Nullable RowPolynomials64[] kept;
  private double[][] basis = {};

  ActivationStep64(ActivationPanel rows, ActivationPanel cols) {
    this.rows = rows;
    this.cols = cols;
    this.function = rows.function();
    this.dependence = function.scaleDependence();
    this.fold = Fold.of(function.parity());
    this.segments = new Segments(dependence, cols.scale());
    this.kept = new RowPolynomials64[segments.count()];
  }

  @Override
  public void markStarts(BitSet starts) {
    segments.markStarts(starts);
  }

  @Override
  public void apply(Chunk64 chunk, int row, int col) {
    RowPolynomials64 polynomials = polynomials(rows.scale()[row], segments.of(col));
    if (fold == Fold.NONE) {
      Angle64.coordinate(chunk);
    } else {
      Angle64.foldedCoordinate(chunk);
    }
    if (chunk.withTangent()) {
      polynomials.evaluateSlope(chunk, col);
      scaleTangent(chunk, rows.slope()[row], col);
    }
    if (!function.isContinuous()) {
      measureByAngle(chunk);
    }
    polynomials.advance(chunk, col, fold);
  }

  private void measureByAngle(Chunk64 chunk) {
    if (fold == Fold.NONE) {
      Advance64.measureByAngle(chunk);
    } else {
      Advance64.measureByFoldedAngle(chunk);
    }
  }

  private void scaleTangent(Chunk64 chunk, double row, int col) {
    if (fold == Fold.EVEN) {
      Advance64.signedTangent(chunk, row, cols.slope(), col);
    } else {
      Advance64.tangent(chunk, row, cols.slope(), col);
    }
  }

  /**
   * The rows of a panel are sorted by norm, so that the last row's polynomials often serve again.
   */
  private RowPolynomials64 polynomials(double scale, int segment) {
    RowPolynomials64 last = kept[segment];
    if (last != null && (last.scale() == scale || dependence == ScaleDependence.NONE)) {
      return last;
    }
    RowPolynomials64 fresh = fresh(scale, segments.get(segment));
    kept[segment] = fresh;
    return fresh;
  }

  private RowPolynomials64 fresh(double scale, Segments.Segment segment) {
    Cell cell = Cell.of(dependence, scale);
    RowMap row = CorrelationMap.of(function, cell, segment.cell(), ACCURACY).atRow(scale);
    if (segment.isUniform()) {
      double col = cols.scale()[segment.start()];
      RowMap pair = row.at(col);
      return new RowPolynomials64.Uniform(
          scale, Series64.of(pair.slope(), 0), Series64.of(pair.rise(), 0), pair.gapAt(col));
    }
    return new RowPolynomials64.Varying(
        scale,
        Columns64.of(row.slope()),
        Columns64.of(row.rise()),
        gap(row),
        basis(row),
        cols.scale());
  }

  private static double[] gap(RowMap row) {
    return Arrays.stream(row.gap().lines()).mapToDouble(line -> line[line.length - 1]).toArray();
  }

  private double[][] basis(RowMap row) {
    int degrees =
        Math.max(
            row.gap().lines().length,
            Math.max(row.slope().lines().length, row.rise().lines().length));
    if (basis.length < degrees) {
      basis = Basis.of(dependence, cols.scale(), degrees);
    }
    return basis;
  }
}
