package org.sparkntk.jobs.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The residual curve of a run as a file for other programs: {@code pass,recursive,true}, each the
 * largest relative residual of any column; empty where it was not computed.
 */
public final class ResidualFile {
  /** The file name in a run directory. */
  public static final String FILE = "residuals.csv";

  private static final String HEADER = "pass,recursive,true\n";
  private static final int COLUMNS = 3;

  private ResidualFile() {}

  /** The content of {@value #FILE}. */
  public static String csv(ResidualCurve curve) {
    StringBuilder text = new StringBuilder(HEADER);
    for (ResidualCurve.Pass pass : curve.passes()) {
      text.append(pass.pass())
          .append(',')
          .append(text(pass.largestRecursive()))
          .append(',')
          .append(text(pass.largestComputed()))
          .append('\n');
    }
    return text.toString();
  }

  private static String text(double residual) {
    return Double.isNaN(residual) ? "" : Double.toString(residual);
  }

  /**
   * The points (pass, residual) of a file, the true residual where there are both; those that are
   * not positive, or not numbers, have no place on a logarithmic axis and are left out.
   */
  public static List<double[]> points(String csv) {
    List<double[]> points = new ArrayList<>();
    for (String line : csv.lines().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      if (cells.length == COLUMNS) {
        double residual = number(cells[2].isEmpty() ? cells[1] : cells[2]);
        double pass = number(cells[0]);
        if (residual > 0 && Double.isFinite(residual) && pass >= 0) {
          points.add(new double[] {pass, residual});
        }
      }
    }
    return points;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
