package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Earlier results that the present ones must not be worse than. */
public final class Baseline {
  /** What the machine made of matrix products when a cell ran. */
  private static final String RATE = "machine.gflops";

  private static final String SECONDS = ".seconds";

  /** Sums over stages, or measurements of the machine rather than work. */
  private static final List<String> NOT_STAGES = List.of("total", "estimate", "calibrate");

  /** What a stage may take longer in any case: Java and Spark have moods of this length. */
  private static final double SECONDS_OF_NOISE = 1;

  /** What no change of a program that is only faster or slower changes. */
  private static final List<String> INVARIANTS = List.of("gram.mean-diagonal", "gram.mean");

  private final Map<String, CellResult> before = new LinkedHashMap<>();
  private final Roles roles;
  private final Tolerances tolerances;

  /**
   * @param results of any times; the last run of each cell counts
   */
  public Baseline(List<CellResult> results, Roles roles, Tolerances tolerances) {
    results.stream()
        .sorted((a, b) -> a.ended().compareTo(b.ended()))
        .forEach(result -> before.put(result.cell(), result));
    this.roles = roles;
    this.tolerances = tolerances;
  }

  /**
   * Something that got worse.
   *
   * @param cell which; {@code all cells} for a stage
   * @param what the metric, with its unit
   * @param before its value in the baseline
   * @param now its value now; NaN if there is none
   * @param allowed the worst value that would have passed
   */
  public record Regression(String cell, String what, double before, double now, double allowed) {}

  /** What got worse, in the order of the cells; cells that the baseline does not have never do. */
  public List<Regression> regressions(List<CellResult> results) {
    List<Regression> worse = new ArrayList<>();
    List<CellResult> common = new ArrayList<>();
    for (CellResult now : results) {
      CellResult then = before.get(now.cell());
      if (then != null && then.status() == CellResult.Status.DONE) {
        cell(then, now, worse);
        if (now.status() == CellResult.Status.DONE) {
          common.add(now);
        }
      }
    }
    stages(common, worse);
    return worse;
  }

  private void cell(CellResult then, CellResult now, List<Regression> worse) {
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
    if (now.status() == CellResult.Status.DONE) {
      for (String metric : INVARIANTS) {
        drift(then, now, metric, worse);
      }
    }
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

  /** The work that a stage could have been, all cells together, in 10⁹ operations. */
  private void stages(List<CellResult> common, List<Regression> worse) {
    TreeSet<String> stages = new TreeSet<>();
    common.forEach(cell -> stages.addAll(cell.metrics().keySet()));
    stages.removeIf(
        name ->
            !name.endsWith(SECONDS)
                || NOT_STAGES.contains(name.substring(0, name.length() - SECONDS.length())));
    for (String stage : stages) {
      double then = 0;
      double now = 0;
      double noise = 0;
      for (CellResult cell : common) {
        Map<String, Double> old = before.getOrDefault(cell.cell(), cell).metrics();
        Map<String, Double> current = cell.metrics();
        if (old.containsKey(stage) && old.containsKey(RATE) && current.containsKey(RATE)) {
          then += old.get(stage) * old.get(RATE);
          now += current.getOrDefault(stage, 0.0) * current.get(RATE);
          noise = Math.max(noise, SECONDS_OF_NOISE * current.get(RATE));
        }
      }
      double allowed = tolerances.slowdown() * then + noise;
      if (now > allowed) {
        String name = stage.replace(SECONDS, "") + " stage, GFLOP of matrix products in its time";
        worse.add(new Regression("all cells", name, then, now, allowed));
      }
    }
  }
}
