package org.sparkntk.jobs.compare;

/**
 * A result that others have published over the same data sets; NaN for what they do not tell.
 *
 * @param name whose, and where it is from
 * @param mean of the deciding metric over data sets
 * @param deviation its standard deviation
 * @param p90 share of the data sets with 90 % of the best of all that they compare
 * @param p95 the same for 95 %
 * @param pma mean share of the best
 * @param pmaDeviation its standard deviation
 */
public record Reference(
    String name,
    double mean,
    double deviation,
    double p90,
    double p95,
    double pma,
    double pmaDeviation) {
  /** One line of what they tell. */
  public String describe() {
    StringBuilder line = new StringBuilder(name);
    line.append(" %.4f".formatted(mean));
    append(line, " ± %.4f", deviation);
    append(line, ", P90 %.4f", p90);
    append(line, ", P95 %.4f", p95);
    append(line, ", PMA %.4f", pma);
    append(line, " ± %.4f", pmaDeviation);
    return line.toString();
  }

  private static void append(StringBuilder line, String format, double value) {
    if (!Double.isNaN(value)) {
      line.append(format.formatted(value));
    }
  }
}
