package org.sparkntk.kernels.network;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.ScaleDependence;
import org.sparkntk.kernels.chunk.Advance32;
import org.sparkntk.kernels.chunk.Angle32;
import org.sparkntk.kernels.chunk.Chunk32;
import org.sparkntk.kernels.chunk.Columns32;
import org.sparkntk.kernels.chunk.Series32;
import org.sparkntk.kernels.interpolation.Accuracy;
import org.sparkntk.kernels.interpolation.Cell;
import org.sparkntk.kernels.interpolation.CorrelationMap;
import org.sparkntk.kernels.interpolation.Fold;
import org.sparkntk.kernels.interpolation.RowMap;

/** The step of an {@link ActivationPanel} in float32. */
final class ActivationStep32 implements Step32 {
  private static final Accuracy ACCURACY = Accuracy.FLOAT32;

  private final ActivationPanel rows;
  private final ActivationPanel cols;
  private final DualActivation function;
  private final ScaleDependence dependence;
  private final Fold fold;
  private final float[] slope;
  private final float[] scales;
  private final Segments segments;
  private final @Nullable RowPolynomials32[] kept;
  private float[][] basis = {};

  ActivationStep32(ActivationPanel rows, ActivationPanel cols) {
    this.rows = rows;
    this.cols = cols;
    this.function = rows.function();
    this.dependence = function.scaleDependence();
    this.slope = Floats.of(cols.slope());
    this.scales = Floats.of(cols.scale());
    this.fold = Fold.of(function.parity());
    this.segments = new Segments(dependence, cols.scale());
    this.kept = new RowPolynomials32[segments.count()];
  }

  @Override
  public void markStarts(BitSet starts) {
    segments.markStarts(starts);
  }

  @Override
  public void apply(Chunk32 chunk, int row, int col) {
    RowPolynomials32 polynomials = polynomials(rows.scale()[row], segments.of(col));
    if (fold == Fold.NONE) {
      Angle32.coordinate(chunk);
    } else {
      Angle32.foldedCoordinate(chunk);
    }
    if (chunk.withTangent()) {
      polynomials.evaluateSlope(chunk, col);
      scaleTangent(chunk, (float) rows.slope()[row], col);
    }
    if (!function.isContinuous()) {
      measureByAngle(chunk);
    }
    polynomials.advance(chunk, col, fold);
  }

  private void measureByAngle(Chunk32 chunk) {
    if (fold == Fold.NONE) {
      Advance32.measureByAngle(chunk);
    } else {
      Advance32.measureByFoldedAngle(chunk);
    }
  }

  private void scaleTangent(Chunk32 chunk, float row, int col) {
    if (fold == Fold.EVEN) {
      Advance32.signedTangent(chunk, row, slope, col);
    } else {
      Advance32.tangent(chunk, row, slope, col);
    }
  }

  /**
   * The rows of a panel are sorted by norm, so that the last row's polynomials often serve again.
   */
  private RowPolynomials32 polynomials(double scale, int segment) {
    RowPolynomials32 last = kept[segment];
    if (last != null && (last.scale() == scale || dependence == ScaleDependence.NONE)) {
      return last;
    }
    RowPolynomials32 fresh = fresh(scale, segments.get(segment));
    kept[segment] = fresh;
    return fresh;
  }

  private RowPolynomials32 fresh(double scale, Segments.Segment segment) {
    Cell cell = Cell.of(dependence, scale);
    RowMap row = CorrelationMap.of(function, cell, segment.cell(), ACCURACY).atRow(scale);
    if (segment.isUniform()) {
      double col = cols.scale()[segment.start()];
      RowMap pair = row.at(col);
      return new RowPolynomials32.Uniform(
          scale,
          Series32.of(pair.slope(), 0),
          Series32.of(pair.rise(), 0),
          (float) pair.gapAt(col));
    }
    return new RowPolynomials32.Varying(
        scale, Columns32.of(row.slope()), Columns32.of(row.rise()), gap(row), basis(row), scales);
  }

  private static float[] gap(RowMap row) {
    return Floats.of(
        Arrays.stream(row.gap().lines()).mapToDouble(line -> line[line.length - 1]).toArray());
  }

  private float[][] basis(RowMap row) {
    int degrees =
        Math.max(
            row.gap().lines().length,
            Math.max(row.slope().lines().length, row.rise().lines().length));
    if (basis.length < degrees) {
      basis = Floats.of(Basis.of(dependence, cols.scale(), degrees));
    }
    return basis;
  }
}
