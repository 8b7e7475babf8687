package org.sparkntk.jobs.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The deciding metric of the cells of one condition, that is of one choice on every axis without a
 * role.
 *
 * @param condition those choices, joined by commas; empty if all axes have a role
 * @param values data set → subject → repetition → value
 */
record Scores(String condition, Map<String, Map<String, SortedMap<String, Double>>> values) {
  /** Groups the cells that are done and have the metric; in the order of the cells. */
  static List<Scores> of(List<CellResult> cells, Roles roles) {
    Map<String, Scores> conditions = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      Double value = cell.metrics().get(roles.metric());
      if (cell.status() == CellResult.Status.DONE && value != null) {
        conditions
            .computeIfAbsent(roles.condition(cell), text -> new Scores(text, new LinkedHashMap<>()))
            .values
            .computeIfAbsent(cell.choice(roles.dataset()), any -> new LinkedHashMap<>())
            .computeIfAbsent(cell.choice(roles.subject()), any -> new TreeMap<>())
            .put(cell.choice(roles.repeat()), value);
      }
    }
    return List.copyOf(conditions.values());
  }

  /** All subjects, in the order of the cells. */
  List<String> subjects() {
    return values.values().stream()
        .flatMap(subjects -> subjects.keySet().stream())
        .distinct()
        .toList();
  }

  /** Data sets with a repetition that every subject has a value for. */
  List<String> common() {
    String any = subjects().get(0);
    return values.keySet().stream().filter(dataset -> paired(any, dataset).length > 0).toList();
  }

  /**
   * Means of a subject over those repetitions that every subject has, a number for each of the data
   * sets.
   */
  double[] means(String subject, List<String> datasets) {
    return datasets.stream()
        .mapToDouble(
            dataset -> Arrays.stream(paired(subject, dataset)).average().orElse(Double.NaN))
        .toArray();
  }

  /** Those of one data set, with the subjects that have any there. */
  Scores at(String dataset) {
    return new Scores(condition, Map.of(dataset, values.getOrDefault(dataset, Map.of())));
  }

  /** A subject's values on a data set by repetition; empty if it has none. */
  SortedMap<String, Double> repeats(String subject, String dataset) {
    Map<String, SortedMap<String, Double>> subjects = values.get(dataset);
    SortedMap<String, Double> found = subjects == null ? null : subjects.get(subject);
    return found == null ? new TreeMap<>() : found;
  }

  /** A subject's values on the repetitions of a data set that every subject has. */
  double[] paired(String subject, String dataset) {
    List<String> common = new ArrayList<>(repeats(subject, dataset).keySet());
    subjects().forEach(other -> common.retainAll(repeats(other, dataset).keySet()));
    SortedMap<String, Double> own = repeats(subject, dataset);
    return common.stream().mapToDouble(repeat -> own.getOrDefault(repeat, Double.NaN)).toArray();
  }
}
