package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sparkntk.jobs.compare.ResultTable;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Sha256;

/** Reads the grid of a comparison: {@code compare.axes}, {@code only}, {@code except}. */
final class GridReader {
  private static final String COMPARE = "compare";

  private final Config alone;
  private final List<GridAxis> axes;

  private GridReader(Config alone, List<GridAxis> axes) {
    this.alone = alone;
    this.axes = axes;
  }

  /**
   * Reads all cells.
   *
   * @param written all keys of the comparison, those of its cells among them
   */
  static Grid read(Config written) {
    LoadedConfig whole = ConfigReader.load(written);
    Section compare = Section.of(written, COMPARE);
    List<GridAxis> axes = compare.sections("axes").stream().map(GridAxis::read).toList();
    List<String> names = axes.stream().map(GridAxis::name).toList();
    requireNames(compare, names);
    requireRoles(compare, names);
    List<Map<String, String>> all = choices(axes);
    List<GridRule> only = rules(compare, "only", names, all);
    List<GridRule> except = rules(compare, "except", names, all);
    List<Map<String, String>> wanted =
        all.stream()
            .filter(cell -> only.isEmpty() || only.stream().anyMatch(r -> r.matches(cell)))
            .filter(cell -> except.stream().noneMatch(r -> r.matches(cell)))
            .toList();
    if (wanted.isEmpty()) {
      throw compare.mismatch("axes", "at least one cell that the rules do not leave out");
    }
    // A cell depends neither on the others nor on how it will be judged.
    Config alone =
        written.withValue(COMPARE, DefaultsIncluder.defaults().resolve().getValue(COMPARE));
    GridReader reader = new GridReader(alone, axes);
    if (compare.section("tune").text("axis").isEmpty()) {
      return new Grid(whole, names, reader.cells(wanted, Map.of()), List.of());
    }
    return reader.tuned(
        whole,
        names,
        GridTuning.read(compare, names, whole.run().compare().carry().keySet(), alone),
        wanted);
  }

  /** The cells that an axis is tuned by, and the others when that is done. */
  private Grid tuned(
      LoadedConfig whole, List<String> names, GridTuning tuning, List<Map<String, String>> wanted) {
    List<Grid.Tuned> tuned = new ArrayList<>();
    tuning
        .groups(wanted)
        .forEach(
            (common, group) -> {
              // Every choice of every axis is read before anything is run, as it may be wrong.
              group.rest().values().stream()
                  .limit(tuned.isEmpty() ? Long.MAX_VALUE : 1)
                  .forEach(cells -> cells(cells, Map.of()));
              tuned.add(
                  new Grid.Tuned(
                      common,
                      GridTuning.names(group.candidates()),
                      (choice, carried) ->
                          cells(group.rest().getOrDefault(choice, List.of()), carried)));
            });
    List<Map<String, String>> first =
        wanted.stream().filter(cell -> tuning.where().matches(cell)).toList();
    return new Grid(whole, names, cells(first, Map.of()), tuned);
  }

  /** Cells by their choices; the keys that are carried come last. */
  private List<Grid.Cell> cells(List<Map<String, String>> all, Map<String, Double> carried) {
    Map<Map<String, String>, Config> cells = new LinkedHashMap<>();
    all.forEach(choices -> cells.put(choices, configured(choices, carried)));
    return sharing(cells);
  }

  private Config configured(Map<String, String> choices, Map<String, Double> carried) {
    Config config = alone;
    for (GridAxis axis : axes) {
      config = axis.keys(choices).toConfig().withFallback(config);
    }
    for (Map.Entry<String, Double> entry : carried.entrySet()) {
      // As if it was written, so that 10.0 is 10, as it is when the cell's file is read again.
      config = Setting.parse(entry.getKey() + "=" + entry.getValue()).applyTo(config);
    }
    return config;
  }

  /** Cells with the same examples and the same kernel share their Gram matrix. */
  private List<Grid.Cell> sharing(Map<Map<String, String>, Config> cells) {
    Map<String, Long> sharers =
        cells.values().stream()
            .collect(Collectors.groupingBy(GridReader::gram, Collectors.counting()));
    return cells.entrySet().stream()
        .map(
            cell -> {
              Config config = cell.getValue();
              String gram = gram(config);
              boolean shares =
                  sharers.getOrDefault(gram, 0L) > 1
                      && config.getString("mode").equals("exact")
                      && config.getString("gram.store").isEmpty();
              return loaded(
                  cell.getKey(),
                  config,
                  shares ? Optional.of(Sha256.of(gram).substring(0, 12)) : Optional.empty());
            })
        .toList();
  }

  /** All that the Gram matrix depends on. */
  private static String gram(Config config) {
    return Stream.of("mode", "data", "kernel", "gram")
        .map(key -> Section.rendered(config.getValue(key)))
        .collect(Collectors.joining(" "));
  }

  private static Grid.Cell loaded(
      Map<String, String> choices, Config config, Optional<String> sharedGram) {
    String name = name(choices);
    try {
      return new Grid.Cell(name, choices, ConfigReader.load(config), sharedGram);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("cell " + name + ": " + e.getMessage());
    }
  }

  /** What a cell is called. */
  static String name(Map<String, String> choices) {
    return String.join("/", choices.values());
  }

  /** Every choice with every other, the first axis slowest. */
  private static List<Map<String, String>> choices(List<GridAxis> axes) {
    List<Map<String, String>> all = List.of(Map.of());
    for (GridAxis axis : axes) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> choices : all) {
        for (String choice : axis.choices().keySet()) {
          Map<String, String> more = new LinkedHashMap<>(choices);
          more.put(axis.name(), choice);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  /** A rule that matches nothing is one with a misspelt choice. */
  private static List<GridRule> rules(
      Section compare, String key, List<String> names, List<Map<String, String>> all) {
    List<GridRule> rules =
        compare.sections(key).stream().map(rule -> GridRule.read(rule, names)).toList();
    for (GridRule rule : rules) {
      if (all.stream().noneMatch(rule::matches)) {
        throw new InvalidInputException(
            rule.text() + ": expected a rule that some cell matches, found none");
      }
    }
    return rules;
  }

  private static void requireNames(Section compare, List<String> names) {
    if (names.isEmpty()) {
      throw compare.mismatch("axes", "at least one axis");
    }
    Optional<String> doubled = ResultTable.doubled(names);
    if (doubled.isPresent()) {
      throw new InvalidInputException(
          "compare.axes: expected names that differ in more than case, from each other and from the columns %s; found %s"
              .formatted(Names.list(ResultTable.RESERVED), doubled.get()));
    }
  }

  private static void requireRoles(Section compare, List<String> names) {
    if (!names.contains(compare.text("subject"))) {
      throw compare.mismatch("subject", "one of the axes " + Names.list(names));
    }
    List<String> free = new ArrayList<>(names);
    free.remove(compare.text("subject"));
    for (String role : List.of("dataset", "repeat", "size")) {
      String axis = compare.text(role);
      if (!axis.isEmpty() && !free.remove(axis)) {
        throw compare.mismatch(
            role, "one of the axes " + Names.list(names) + " without another role, or nothing");
      }
    }
  }
}
