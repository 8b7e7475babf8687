package org.sparkntk.jobs.report;

import java.util.List;

/**
 * One chart of a study: curves, or a map of cells with curves over it.
 *
 * @param caption one sentence
 * @param facet what tells it from the other charts of this caption, which it is shown beside; empty
 *     if there are none
 * @param cells none or one
 */
public record Chart(
    String caption, String facet, Axis x, Axis y, List<Curve> curves, List<Cells> cells) {
  /** A chart of its own. */
  public Chart(String caption, Axis x, Axis y, List<Curve> curves, List<Cells> cells) {
    this(caption, "", x, y, curves, cells);
  }

  /** How an axis divides its length. */
  public enum Scale {
    LINEAR,
    /** With marks at powers of ten. */
    LOG,
    /** With marks at powers of two. */
    LOG2,
    /** Values are milliseconds since 1970. */
    TIME
  }

  /** How a curve is drawn. */
  public enum Style {
    LINE,
    DASHED,
    MARKED,
    /** Points alone. */
    POINTS
  }

  /** What colours say. */
  public enum Palette {
    /** Below or above the middle of the range. */
    DIVERGING,
    /** Small or large, by logarithms to base 10. */
    LOGARITHMIC
  }

  /**
   * An axis.
   *
   * @param ends smallest and largest value; empty: as the points are
   */
  public record Axis(String name, Scale scale, List<Double> ends) {
    /** An axis over whatever its points need. */
    public static Axis of(String name, Scale scale) {
      return new Axis(name, scale, List.of());
    }
  }

  /**
   * A curve.
   *
   * @param points (x, y), finite; positive on a logarithmic axis
   */
  public record Curve(String name, List<double[]> points, Style style) {}

  /**
   * Cells of evenly spaced columns and rows.
   *
   * @param name what the colours mean
   * @param values (column, row, colour, value) by index, finite
   * @param low colour value of the first colour
   * @param high colour value of the last colour
   */
  public record Cells(
      String name,
      List<Double> columns,
      List<Double> rows,
      List<double[]> values,
      double low,
      double high,
      Palette palette) {}
}
