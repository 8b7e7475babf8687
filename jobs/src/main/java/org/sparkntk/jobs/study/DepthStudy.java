package org.sparkntk.jobs.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sparkntk.jobs.config.DepthAsymptoticsConfig;
import org.sparkntk.kernels.meanfield.DepthLimit;
import org.sparkntk.kernels.meanfield.DepthRate;
import org.sparkntk.kernels.meanfield.DepthRecursion;

/**
 * The NTK of pairs of inputs at several depths, against its limit.
 *
 * @param config what was asked for
 * @param limit what {@link Row#quantity} tends to
 * @param rows by cosine, then by depth
 */
public record DepthStudy(DepthAsymptoticsConfig config, DepthLimit limit, List<Row> rows) {
  /** Relative errors below this have no digits left. */
  private static final double ROUNDING = 1e-11;

  /** One pair at one depth; K₀ is the kernel of one input with itself. */
  record Row(
      double cosine,
      int depth,
      double logVariance,
      double distance,
      double kernelOverVariance,
      double diagonalOverVariance,
      double ratio,
      double quantity) {}

  /** Follows all pairs down. */
  public static DepthStudy of(DepthAsymptoticsConfig config) {
    DepthLimit limit =
        DepthLimit.of(config.initialization(), config.architecture(), config.startVariance());
    List<Double> cosines = config.cosines();
    DepthRecursion network =
        new DepthRecursion(
            config.initialization(),
            config.architecture(),
            config.startVariance(),
            cosines.stream().mapToDouble(cosine -> 1 - cosine).toArray());
    List<Row> rows = new ArrayList<>();
    for (int depth : config.depths()) {
      network.to(depth);
      for (int pair = 0; pair < cosines.size(); pair++) {
        rows.add(row(cosines.get(pair), network, pair, limit));
      }
    }
    rows.sort(Comparator.comparingInt(row -> cosines.indexOf(row.cosine())));
    return new DepthStudy(config, limit, List.copyOf(rows));
  }

  private static Row row(double cosine, DepthRecursion network, int pair, DepthLimit limit) {
    return new Row(
        cosine,
        network.layer(),
        network.logVariance(),
        network.distance(pair),
        network.kernelOverVariance(pair),
        network.diagonalOverVariance(),
        network.ratio(pair),
        limit.quantity().of(network, pair));
  }

  /** The rows of one pair. */
  List<Row> of(double cosine) {
    return rows.stream().filter(row -> row.cosine() == cosine).toList();
  }

  /** The rates of one pair between neighbouring depths. */
  public List<DepthRate> rates(double cosine) {
    int[] depths = config.depths().stream().mapToInt(Integer::intValue).toArray();
    double[] errors = of(cosine).stream().mapToDouble(row -> error(row.quantity())).toArray();
    return DepthRate.between(depths, errors);
  }

  /** NaN if it is rounding alone. */
  private double error(double quantity) {
    double error = quantity - limit.value();
    return Math.abs(error) <= ROUNDING * Math.abs(limit.value()) ? Double.NaN : error;
  }

  /** The table of kernels. */
  public String csv() {
    Csv csv =
        new Csv(
            "cosine",
            "depth",
            "log_q",
            "one_minus_c",
            "k_over_q",
            "k0_over_q",
            "average_over_q",
            "k_over_k0",
            "quantity",
            "value",
            "limit",
            "error");
    for (Row row : rows) {
      csv.line(
          row.cosine(),
          row.depth(),
          row.logVariance(),
          row.distance(),
          row.kernelOverVariance(),
          row.diagonalOverVariance(),
          row.kernelOverVariance() / row.depth(),
          row.ratio(),
          quantity(),
          row.quantity(),
          limit.value(),
          row.quantity() - limit.value());
    }
    return csv.toString();
  }

  /** The table of rates, the laws side by side. */
  public String ratesCsv() {
    Csv csv =
        new Csv(
            "cosine",
            "from",
            "to",
            "log_log_slope",
            "l_error_vs_ln_l",
            "exponent",
            "error_times_ln_l");
    for (double cosine : config.cosines()) {
      for (DepthRate rate : rates(cosine)) {
        csv.line(
            cosine,
            rate.from(),
            rate.to(),
            rate.power(),
            rate.logarithm(),
            rate.exponent(),
            rate.times());
      }
    }
    return csv.toString();
  }

  /** What the limit is about, in the words of the table. */
  String quantity() {
    return switch (limit.quantity()) {
      case KERNEL -> "K";
      case AVERAGE -> "K/(Lq)";
      case RATIO -> "K/K0";
    };
  }
}
