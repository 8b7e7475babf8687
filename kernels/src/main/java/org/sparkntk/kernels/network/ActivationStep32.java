package org.sparkntk.kernels.network;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.ScaleDependence;
import org.sparkntk.kernels.chunk.Advance32;
import org.sparkntk.kernels.chunk.Angle32;
import org.sparkntk.kernels.chunk.Chunk32;
import org.sparkntk.kernels.chunk.Columns32;
import org.sparkntk.kernels.chunk.Series32;
import org.sparkntk.kernels.interpolation.Cell;
import org.sparkntk.kernels.interpolation.CorrelationMap;
import org.sparkntk.kernels.interpolation.Fold;
import org.sparkntk.kernels.interpolation.PairMap;
import org.sparkntk.kernels.interpolation.RowMap;

/** The step of an {@link ActivationPanel} in float32. */
final class ActivationStep32 implements Step32 {
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
    Angle32.toNearerPole(chunk);
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
      Advance32.measureByAngle(chunk);
    }
    polynomials.advance(chunk, col, fold);
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
    RowMap map = CorrelationMap.of(function, cell, segment.cell()).atRow(scale);
    if (segment.isUniform()) {
      PairMap pair = map.at(cols.scale()[segment.start()]);
      return new RowPolynomials32.Uniform(
          scale, Series32.of(pair.slope()), Series32.of(pair.rise()), (float) pair.gap());
    }
    float[] gap = Floats.of(map.gapSeries());
    if (basis.length < Math.max(map.slope().length, gap.length)) {
      basis =
          Floats.of(Basis.of(dependence, cols.scale(), Math.max(map.slope().length, gap.length)));
    }
    return new RowPolynomials32.Varying(
        scale, Columns32.of(map.slope()), Columns32.of(map.rise()), gap, basis, scales);
  }
}
