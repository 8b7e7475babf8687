package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.jspecify.annotations.Nullable;

/** Earlier results that the present ones must not be worse than. */
public final class Baseline {
  /** What the machine made of matrix products when a cell ran. */
  private static final String RATE = "machine.gflops";

  /** What a stage may take longer in any case: Java and Spark have moods of this length. */
  private static final double SECONDS_OF_NOISE = 1;

  /** What no change of a program that is only faster or slower changes. */
  private static final List<String> INVARIANTS = List.of("gram.mean-diagonal", "gram.mean");

  private final Map<String, CellResult> byName = new HashMap<>();
  private final Map<SortedMap<String, String>, CellResult> byIdentity = new HashMap<>();
  private final Roles roles;
  private final Tolerances tolerances;

  /**
   * @param results of any times; the last run of each cell that did not fail counts
   */
  public Baseline(List<CellResult> results, Roles roles, Tolerances tolerances) {
    this.roles = roles;
    this.tolerances = tolerances;
    results.stream()
        .filter(result -> result.status() == CellResult.Status.DONE)
        .sorted((a, b) -> a.ended().compareTo(b.ended()))
        .forEach(
            result -> {
              byName.put(result.cell(), result);
              byIdentity.put(roles.identity(result), result);
            });
  }

  /**
   * Something that got worse, or failed.
   *
   * @param cell which; {@code all cells} for a stage
   * @param what the metric, with its unit
   * @param before its value in the baseline
   * @param now its value now; NaN if there is none
   * @param allowed the worst value that would have passed
   */
  public record Regression(String cell, String what, double before, double now, double allowed) {}

  /** A cell and what it was in the baseline. */
  private record Pair(CellResult then, CellResult now) {}

  /**
   * What got worse, in the order of the cells; cells that the baseline does not have never do. A
   * judged cell is compared with what it was with any choice on the tuned axis, but its Gram matrix
   * and its times only if the choice is the same.
   */
  public List<Regression> regressions(Comparison comparison) {
    List<Pair> pairs = new ArrayList<>();
    comparison.tuning().forEach(now -> pair(byName.get(now.cell()), now, pairs));
    comparison.judged().forEach(now -> pair(byIdentity.get(roles.identity(now)), now, pairs));
    List<Regression> worse = new ArrayList<>();
    List<Pair> same = new ArrayList<>();
    for (Pair pair : pairs) {
      metric(pair.then, pair.now, worse);
      if (isSameKernel(pair)) {
        INVARIANTS.forEach(metric -> drift(pair.then, pair.now, metric, worse));
        same.add(pair);
      }
    }
    stages(same, worse);
    return worse;
  }

  private static void pair(@Nullable CellResult then, CellResult now, List<Pair> pairs) {
    if (then != null) {
      pairs.add(new Pair(then, now));
    }
  }

  private boolean isSameKernel(Pair pair) {
    return pair.now.status() == CellResult.Status.DONE
        && pair.then.choice(roles.tuned()).equals(pair.now.choice(roles.tuned()));
  }

  private void metric(CellResult then, CellResult now, List<Regression> worse) {
    then.metric(roles.metric())
        .ifPresent(
            value -> {
              double found = now.metric(roles.metric()).orElse(Double.NaN);
              double allowed = value - roles.advantage(tolerances.accuracy(), 0);
              // A failed cell has no value, which is worse than any.
              if (!(roles.advantage(found, allowed) >= 0)) {
                worse.add(new Regression(now.cell(), roles.metric(), value, found, allowed));
              }
            });
  }

  private void drift(CellResult then, CellResult now, String metric, List<Regression> worse) {
    Double value = then.metrics().get(metric);
    Double found = now.metrics().get(metric);
    if (value != null && found != null) {
      double allowed = tolerances.drift() * Math.abs(value);
      if (Math.abs(found - value) > allowed) {
        double nearest = found > value ? value + allowed : value - allowed;
        worse.add(new Regression(now.cell(), metric, value, found, nearest));
      }
    }
  }

  /**
   * Two witnesses must agree that a stage has become slower: the machine's own matrix products,
   * measured beside every run, which see every change of load but for moments only; and the other
   * stages, which see all of the load but not what has become of all of them alike. That is left to
   * the first, over whole runs.
   */
  private void stages(List<Pair> pairs, List<Regression> worse) {
    SortedMap<String, StageTime> stages = new TreeMap<>();
    StageTime total = new StageTime();
    for (Pair pair : pairs) {
      CellResult then = pair.then;
      CellResult now = pair.now;
      double thenRate = then.metric(RATE).orElse(Double.NaN);
      double nowRate = now.metric(RATE).orElse(Double.NaN);
      if (thenRate > 0 && nowRate > 0) {
        SortedMap<String, Double> seconds = Stages.of(now);
        Stages.of(then)
            .forEach(
                (stage, old) ->
                    stages
                        .computeIfAbsent(stage, any -> new StageTime())
                        .add(old, thenRate, seconds.getOrDefault(stage, 0.0), nowRate));
        total.add(
            then.metric(Stages.TOTAL).orElse(0.0),
            thenRate,
            now.metric(Stages.TOTAL).orElse(0.0),
            nowRate);
      }
    }
    stages.forEach(
        (stage, time) -> {
          double others = othersSlowdown(stages, stage);
          if (time.nowSeconds > time.allowedSeconds(tolerances.slowdown(), others)) {
            slower(stage + " stage", time, worse);
          }
        });
    slower("whole runs", total, worse);
  }

  private void slower(String what, StageTime time, List<Regression> worse) {
    double allowed = time.allowedWork(tolerances.slowdown());
    if (time.nowWork > allowed) {
      String name = what + ", GFLOP of matrix products in its time";
      worse.add(new Regression("all cells", name, time.thenWork, time.nowWork, allowed));
    }
  }

  /** The median of how much longer the other stages of some length take than they did. */
  private static double othersSlowdown(SortedMap<String, StageTime> stages, String stage) {
    DescriptiveStatistics slowdowns = new DescriptiveStatistics();
    stages.forEach(
        (name, time) -> {
          if (!name.equals(stage) && time.thenSeconds >= SECONDS_OF_NOISE) {
            slowdowns.addValue(time.nowSeconds / time.thenSeconds);
          }
        });
    return slowdowns.getN() == 0 ? 0 : slowdowns.getPercentile(50);
  }

  /** A stage of all cells together, then and now; work is in 10⁹ operations of matrix products. */
  private static final class StageTime {
    private double thenSeconds;
    private double thenWork;
    private double nowSeconds;
    private double nowWork;
    private double fastest;

    void add(double then, double thenRate, double now, double nowRate) {
      thenSeconds += then;
      thenWork += then * thenRate;
      nowSeconds += now;
      nowWork += now * nowRate;
      fastest = Math.max(fastest, nowRate);
    }

    double allowedWork(double slowdown) {
      return slowdown * thenWork + SECONDS_OF_NOISE * fastest;
    }

    double allowedSeconds(double slowdown, double others) {
      return slowdown * others * thenSeconds;
    }
  }
}
