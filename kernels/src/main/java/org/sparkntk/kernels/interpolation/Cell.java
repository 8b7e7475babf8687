package org.sparkntk.kernels.interpolation;

import org.sparkntk.kernels.activation.ScaleDependence;

/**
 * A range of scales r = √q over which one polynomial serves. The cells are a fixed grid, so that
 * what is computed for two examples never depends on which others are there.
 *
 * @param low the smallest scale
 * @param high the largest scale; {@code low} for a single point
 */
public record Cell(double low, double high) {
  /** Scales below this are as good as 0: what they add to anything of order 1 is lost. */
  public static final double SMALLEST = 0x1p-52;

  private static final Cell ANY = new Cell(1, 1);

  /** Half an octave; the ends are odd numbers, because 1 is a scale that data often have. */
  private static final double WIDTH = 0.5;

  private static final double SHIFT = 0.093;

  /** The cell that a scale lies in. */
  public static Cell of(ScaleDependence dependence, double scale) {
    switch (dependence) {
      case NONE:
        return ANY;
      case SINGULAR:
        return new Cell(scale, scale);
      case ANALYTIC:
      default:
        double index = Math.floor((StrictMath.log(scale) / StrictMath.log(2) - SHIFT) / WIDTH);
        return new Cell(edge(index), edge(index + 1));
    }
  }

  /**
   * A scale rounded to 46 binary digits and bounded below, so that examples whose norms differ by
   * rounding alone share their polynomials. Only the polynomials' argument is rounded.
   */
  public static double snap(double scale) {
    long bits = Double.doubleToLongBits(Math.max(scale, SMALLEST));
    return Double.longBitsToDouble((bits + 0x20) & ~0x3FL);
  }

  /** Where a scale lies in the cell, −1 to 1. */
  public double coordinate(double scale) {
    return isPoint() ? 0 : Math.max(-1, Math.min(1, (2 * scale - low - high) / (high - low)));
  }

  /** The scale at a coordinate. */
  double scale(double coordinate) {
    return isPoint() ? low : (low + high) / 2 + coordinate * (high - low) / 2;
  }

  public boolean isPoint() {
    return low == high;
  }

  private static double edge(double index) {
    return StrictMath.pow(2, index * WIDTH + SHIFT);
  }
}
