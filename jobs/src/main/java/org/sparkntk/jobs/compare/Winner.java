package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * The choice that is best on the tuned axis, where all else is the same.
 *
 * @param common axis → choice of what is the same
 * @param choice the best one
 * @param score mean of the deciding metric over the cells that it was chosen by
 * @param carried key of the configuration → its value in the best cell
 */
public record Winner(
    Map<String, String> common, String choice, double score, Map<String, Double> carried) {
  /** Copies the maps, orders kept. */
  public Winner {
    common = Collections.unmodifiableMap(new LinkedHashMap<>(common));
    carried = Collections.unmodifiableMap(new LinkedHashMap<>(carried));
  }

  /**
   * Chooses; of equal scores the first choice. One whose cells are not all done is out.
   *
   * @param candidates choice → the cells that tell what it is worth, in the order of the grid
   * @param carry key of the configuration → the metric of the best cell that is its value
   * @return nothing if no choice has cells that are done
   * @throws InvalidInputException if the best cell has no such metric
   */
  public static Optional<Winner> of(
      Map<String, String> common,
      Map<String, List<CellResult>> candidates,
      Roles roles,
      Map<String, String> carry) {
    Optional<Winner> best = Optional.empty();
    for (Map.Entry<String, List<CellResult>> candidate : candidates.entrySet()) {
      OptionalDouble score = score(candidate.getValue(), roles);
      if (score.isPresent()
          && (best.isEmpty() || Ties.isBetter(score.getAsDouble(), best.get().score(), roles))) {
        best = Optional.of(new Winner(common, candidate.getKey(), score.getAsDouble(), Map.of()));
      }
    }
    return best.map(
        winner ->
            new Winner(
                common,
                winner.choice,
                winner.score,
                carried(candidates.getOrDefault(winner.choice, List.of()), carry)));
  }

  private static OptionalDouble score(List<CellResult> cells, Roles roles) {
    List<Double> values = new ArrayList<>();
    for (CellResult cell : cells) {
      cell.metric(roles.metric()).ifPresent(values::add);
    }
    return values.size() < cells.size()
        ? OptionalDouble.empty()
        : values.stream().mapToDouble(Double::doubleValue).average();
  }

  private static Map<String, Double> carried(List<CellResult> cells, Map<String, String> carry) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : carry.entrySet()) {
      CellResult cell = cells.get(0);
      values.put(
          entry.getKey(),
          cell.metric(entry.getValue())
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "compare.tune.carry: expected the metric %s of the cell %s, found none"
                              .formatted(entry.getValue(), cell.cell()))));
    }
    return values;
  }
}
