package org.sparkntk.jobs.study;

import java.util.ArrayList;
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
    List<Row> rows = new ArrayList<>();
    for (double cosine : config.cosines()) {
      DepthRecursion network =
          new DepthRecursion(
              config.initialization(), config.architecture(), config.startVariance(), 1 - cosine);
      for (int depth : config.depths()) {
        rows.add(row(cosine, network.to(depth), limit));
      }
    }
    return new DepthStudy(config, limit, List.copyOf(rows));
  }

  private static Row row(double cosine, DepthRecursion network, DepthLimit limit) {
    return new Row(
        cosine,
        network.layer(),
        network.logVariance(),
        network.distance(0),
        network.kernelOverVariance(0),
        network.diagonalOverVariance(),
        network.ratio(0),
        limit.quantity().of(network, 0));
  }

  /** The rows of one pair. */
  List<Row> of(double cosine) {
    return rows.stream().filter(row -> row.cosine() == cosine).toList();
  }

  /** The rates of one pair between neighbouring depths. */
  public List<DepthRate> rates(double cosine) {
    int[] depths = config.depths().stream().mapToInt(Integer::intValue).toArray();
    double[] errors =
        of(cosine).stream().mapToDouble(row -> row.quantity() - limit.value()).toArray();
    return DepthRate.between(depths, errors);
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

  /** The table of rates, the three laws side by side. */
  public String ratesCsv() {
    Csv csv = new Csv("cosine", "from", "to", "log_log_slope", "l_error_vs_ln_l", "exponent");
    for (double cosine : config.cosines()) {
      for (DepthRate rate : rates(cosine)) {
        csv.line(cosine, rate.from(), rate.to(), rate.power(), rate.logarithm(), rate.exponent());
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
