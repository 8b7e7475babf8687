package org.sparkntk.jobs.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * How the subjects of a comparison stand to each other under one condition, over the data sets that
 * all of them have; over repetitions where there is one data set. Statistics as in
 * Fernández-Delgado et al. (2014) and Arora et al. (2020), 1910.01663, section 5.
 *
 * @param condition what the results have in common; empty if nothing is to be said
 * @param units data sets, or repetitions, that the statistics are over
 * @param left data sets that are left out because a subject has no result
 * @param overRepeats whether the units are repetitions of one data set
 * @param friedman the p-value of Friedman's test that all subjects are alike; NaN for one subject
 *     or one unit
 * @param standings best mean first
 */
public record Judgement(
    String condition,
    int units,
    int left,
    boolean overRepeats,
    double friedman,
    List<Standing> standings) {
  /** What rounding may take from a share that is exactly 90 or 95 %. */
  private static final double ROUNDING = 1e-12;

  /** Copies the list. */
  public Judgement {
    standings = List.copyOf(standings);
  }

  /**
   * One subject.
   *
   * @param mean over the units
   * @param deviation standard deviation over the units; NaN for one
   * @param error standard error of the mean over the units; NaN for one
   * @param rank mean rank, 1 is best, ties share
   * @param p90 share of the units where it reaches 90 % of the best subject's value; NaN, as all
   *     shares are, if a best value is negative
   * @param p95 the same for 95 %
   * @param pma mean of its share of the best subject's value
   * @param pmaDeviation its standard deviation; NaN for one unit
   * @param behind mean difference to the subject of the best mean, at most 0
   * @param low lower end of the 95 % bootstrap interval of that difference, over the units in pairs
   * @param high upper end
   */
  public record Standing(
      String subject,
      double mean,
      double deviation,
      double error,
      double rank,
      double p90,
      double p95,
      double pma,
      double pmaDeviation,
      double behind,
      double low,
      double high) {}

  /** Judges under every condition, in the order of the cells. */
  public static List<Judgement> of(List<CellResult> cells, Roles roles) {
    return Scores.of(cells, roles).stream()
        .filter(scores -> !scores.common().isEmpty())
        .map(scores -> of(scores, roles))
        .toList();
  }

  private static Judgement of(Scores scores, Roles roles) {
    List<String> subjects = scores.subjects();
    List<String> datasets = scores.common();
    boolean overRepeats = datasets.size() == 1;
    double[][] values =
        subjects.stream()
            .map(
                subject ->
                    overRepeats
                        ? scores.paired(subject, datasets.get(0))
                        : scores.means(subject, datasets))
            .toArray(double[][]::new);
    int units = values[0].length;
    double[] best = new double[units];
    double[][] ranks = new double[subjects.size()][units];
    for (int unit = 0; unit < units; unit++) {
      int at = unit;
      // The smaller, the better; ranks are ascending.
      double[] badness =
          Arrays.stream(values)
              .mapToDouble(row -> -Ties.rounded(roles.advantage(row[at], 0)))
              .toArray();
      double[] ranked = new NaturalRanking(TiesStrategy.AVERAGE).rank(badness);
      IntStream.range(0, ranked.length).forEach(subject -> ranks[subject][at] = ranked[subject]);
      double least = Arrays.stream(badness).min().orElseThrow();
      best[unit] = roles.higherIsBetter() ? -least : least;
    }
    int leader = leader(values, roles);
    return new Judgement(
        scores.condition(),
        units,
        scores.values().size() - datasets.size(),
        overRepeats,
        friedman(ranks),
        IntStream.range(0, subjects.size())
            .mapToObj(
                i -> standing(subjects.get(i), values[i], values[leader], best, ranks[i], roles))
            .sorted((a, b) -> Double.compare(roles.advantage(b.mean(), a.mean()), 0))
            .toList());
  }

  private static int leader(double[][] values, Roles roles) {
    int leader = 0;
    for (int i = 1; i < values.length; i++) {
      if (roles.advantage(mean(values[i]), mean(values[leader])) > 0) {
        leader = i;
      }
    }
    return leader;
  }

  private static Standing standing(
      String subject, double[] own, double[] leader, double[] best, double[] ranks, Roles roles) {
    int units = own.length;
    double[] shares = new double[units];
    double[] behind = new double[units];
    for (int i = 0; i < units; i++) {
      shares[i] = share(own[i], best[i], roles.higherIsBetter());
      behind[i] = roles.advantage(own[i], leader[i]);
    }
    DescriptiveStatistics values = new DescriptiveStatistics(own);
    double deviation = units > 1 ? values.getStandardDeviation() : Double.NaN;
    double[] interval = Bootstrap.interval(behind);
    return new Standing(
        subject,
        mean(own),
        deviation,
        deviation / Math.sqrt(units),
        mean(ranks),
        reaching(shares, 0.90),
        reaching(shares, 0.95),
        mean(shares),
        units > 1 ? new DescriptiveStatistics(shares).getStandardDeviation() : Double.NaN,
        mean(behind),
        interval[0],
        interval[1]);
  }

  /** Of nothing, nothing is all there is to reach; of a best that is negative there is no share. */
  private static double share(double own, double best, boolean higherIsBetter) {
    if (best < 0) {
      return Double.NaN;
    }
    if (own == best) {
      return 1;
    }
    return higherIsBetter ? own / best : best / own;
  }

  /** Not known where a share is not. */
  private static double reaching(double[] shares, double share) {
    if (Arrays.stream(shares).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    return (double) Arrays.stream(shares).filter(x -> x >= share - ROUNDING).count()
        / shares.length;
  }

  /** Friedman's statistic with his correction for ties, against χ² of k − 1 degrees. */
  private static double friedman(double[][] ranks) {
    int k = ranks.length;
    int n = ranks[0].length;
    if (k < 2 || n < 2) {
      return Double.NaN;
    }
    double spread = 0;
    double total = 0;
    for (double[] subject : ranks) {
      double sum = Arrays.stream(subject).sum();
      spread += Math.pow(sum - n * (k + 1) / 2.0, 2);
      total += Arrays.stream(subject).map(rank -> rank * rank).sum();
    }
    double within = total - n * (k * Math.pow(k + 1, 2) / 4);
    if (within <= 0) {
      return 1; // all alike everywhere
    }
    double statistic = (k - 1) * spread / within;
    // The upper tail itself: 1 − CDF has no digits left for what is far out.
    return Gamma.regularizedGammaQ((k - 1) / 2.0, statistic / 2);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
