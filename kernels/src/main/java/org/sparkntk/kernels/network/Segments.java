package org.sparkntk.kernels.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.sparkntk.kernels.activation.ScaleDependence;
import org.sparkntk.kernels.interpolation.Cell;

/**
 * The columns of an activation cut into runs that share a cell, or even a scale: inputs of unit
 * norm are one run.
 */
final class Segments {
  /** A run of equal scales that is worth polynomials of its own. */
  private static final int LONG_RUN = 32;

  /**
   * Consecutive columns.
   *
   * @param start the first
   * @param cell the cell of all
   * @param isUniform whether all have the same scale
   */
  record Segment(int start, Cell cell, boolean isUniform) {}

  private final List<Segment> segments = new ArrayList<>();
  private final int[] segmentOf;

  Segments(ScaleDependence dependence, double[] scales) {
    segmentOf = new int[scales.length];
    int start = 0;
    while (start < scales.length) {
      int end = runEnd(dependence, scales, start);
      Cell cell = Cell.of(dependence, scales[start]);
      boolean isUniform = dependence == ScaleDependence.NONE || equalEnd(scales, start) >= end;
      segments.add(new Segment(start, cell, isUniform));
      for (int j = start; j < end; j++) {
        segmentOf[j] = segments.size() - 1;
      }
      start = end;
    }
  }

  /** Where the segment that starts at a column ends. */
  private static int runEnd(ScaleDependence dependence, double[] scales, int start) {
    if (dependence == ScaleDependence.NONE) {
      return scales.length;
    }
    int equal = equalEnd(scales, start);
    if (equal - start >= LONG_RUN || dependence == ScaleDependence.SINGULAR) {
      return equal;
    }
    Cell cell = Cell.of(dependence, scales[start]);
    int end = equal;
    while (end < scales.length && Cell.of(dependence, scales[end]).equals(cell)) {
      int next = equalEnd(scales, end);
      if (next - end >= LONG_RUN) {
        break;
      }
      end = next;
    }
    return end;
  }

  private static int equalEnd(double[] scales, int start) {
    int end = start + 1;
    while (end < scales.length && scales[end] == scales[start]) {
      end++;
    }
    return end;
  }

  int count() {
    return segments.size();
  }

  Segment get(int index) {
    return segments.get(index);
  }

  /** The segment of a column. */
  int of(int col) {
    return segmentOf[col];
  }

  void markStarts(BitSet starts) {
    segments.forEach(segment -> starts.set(segment.start()));
  }
}
