package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * {@code compare.tune}: the choice on one axis that is made before the rest of the cells is run.
 *
 * @param axis its name
 * @param where the cells that it is made by
 * @param carried keys of the configuration that the rest gets values for
 */
record GridTuning(String axis, GridRule where, Set<String> carried) {
  /** Copies the set. */
  GridTuning {
    carried = Set.copyOf(carried);
  }

  /**
   * Cells with all in common but the tuned axis and those of the rule.
   *
   * @param candidates by choice on the tuned axis, in the order of the grid: what it is made by
   * @param rest by choice on the tuned axis: what is run of the best one
   */
  record Group(
      Map<String, List<Map<String, String>>> candidates,
      Map<String, List<Map<String, String>>> rest) {}

  /**
   * Reads the section.
   *
   * @param axes all that there are
   * @param carried keys of {@code compare.tune.carry}
   * @param written all keys of the comparison
   * @throws InvalidInputException if it names other axes or keys, or an axis that has a role
   */
  static GridTuning read(Section compare, List<String> axes, Set<String> carried, Config written) {
    Section tune = compare.section("tune");
    String axis = tune.text("axis");
    List<String> free = new ArrayList<>(axes);
    List.of("subject", "dataset", "repeat", "size")
        .forEach(role -> free.remove(compare.text(role)));
    if (!free.contains(axis)) {
      throw tune.mismatch("axis", "one of the axes without a role " + Names.list(free));
    }
    List<String> others = new ArrayList<>(axes);
    others.remove(axis);
    GridRule where = GridRule.read(tune.section("where"), others);
    if (where.patterns().isEmpty()) {
      throw tune.mismatch("where", "a rule such as {split = validation}");
    }
    if (!carried.stream().allMatch(written::hasPath)) {
      throw tune.mismatch("carry", "keys of the configuration and metrics");
    }
    return new GridTuning(axis, where, carried);
  }

  /**
   * Groups all cells.
   *
   * @return choices in common → group, in the order of the grid
   * @throws InvalidInputException if there are cells without any to choose by, or several for a
   *     choice of which one value has to be carried
   */
  Map<Map<String, String>, Group> groups(List<Map<String, String>> cells) {
    Map<Map<String, String>, Group> groups = new LinkedHashMap<>();
    for (Map<String, String> cell : cells) {
      Map<String, String> common = new LinkedHashMap<>(cell);
      common.remove(axis);
      common.keySet().removeAll(where.patterns().keySet());
      Group group =
          groups.computeIfAbsent(
              common, any -> new Group(new LinkedHashMap<>(), new LinkedHashMap<>()));
      (where.matches(cell) ? group.candidates : group.rest)
          .computeIfAbsent(cell.getOrDefault(axis, ""), any -> new ArrayList<>())
          .add(cell);
    }
    groups.forEach(this::check);
    return groups;
  }

  private void check(Map<String, String> common, Group group) {
    String name = String.join("/", common.values());
    for (String choice : group.rest.keySet()) {
      int cells = group.candidates.getOrDefault(choice, List.of()).size();
      if (cells == 0 || (cells > 1 && !carried.isEmpty())) {
        throw new InvalidInputException(
            "compare.tune.where, %s: expected %s of %s with %s = %s to choose by, found %d"
                .formatted(
                    where.text(),
                    carried.isEmpty() ? "a cell" : "one cell",
                    name,
                    axis,
                    choice,
                    cells));
      }
    }
  }

  /** The names of the cells of every choice. */
  static Map<String, List<String>> names(Map<String, List<Map<String, String>>> candidates) {
    return candidates.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().stream().map(GridReader::name).toList(),
                (a, b) -> a,
                LinkedHashMap::new));
  }
}
