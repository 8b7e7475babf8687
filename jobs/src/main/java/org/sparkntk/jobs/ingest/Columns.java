package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Which columns of a table are features and which is the label.
 *
 * @param count the number of columns
 * @param label index of the label column, or -1 if there is none
 * @param features indices of the feature columns, at least one
 * @param names the names of all columns, or empty if the table has none
 */
record Columns(int count, int label, List<Integer> features, List<String> names)
    implements Serializable {

  /**
   * Resolves {@code data.label-column}, {@code data.feature-columns} and {@code data.drop-columns}:
   * a name if a column has it, else an index, counted from the end when negative.
   *
   * @param file the file to name in messages
   * @param names the column names, or empty
   * @param count the number of columns
   */
  static Columns resolve(String file, List<String> names, int count, DataConfig config) {
    int label = -1;
    if (config.labels() == DataConfig.Labels.PRESENT) {
      label = index("data.label-column", config.labelColumn(), file, names, count);
    }
    List<Integer> features =
        indices("data.feature-columns", config.featureColumns(), file, names, count);
    List<Integer> dropped = indices("data.drop-columns", config.dropColumns(), file, names, count);
    if (dropped.contains(label)) {
      throw new InvalidInputException("data.drop-columns: expected to keep the label, found it");
    }
    if (features.isEmpty()) {
      for (int c = 0; c < count; c++) {
        if (c != label) {
          features.add(c);
        }
      }
    }
    features.removeAll(dropped);
    Columns columns = new Columns(count, label, features, names);
    columns.check(file);
    return columns;
  }

  /** The names of the feature columns, or an empty list if the table has no names. */
  List<String> featureNames() {
    return names.isEmpty() ? List.of() : features.stream().map(names::get).toList();
  }

  /** What a message calls a column. */
  String describe(int column) {
    return "column " + column + (names.isEmpty() ? "" : " \"" + names.get(column) + "\"");
  }

  /** Refuses a file whose features are not those of the first. */
  void requireFeatures(String file, List<String> expected, String first) {
    if (!featureNames().equals(expected)) {
      throw InvalidInputException.at(
          file,
          "header",
          "the feature columns " + expected + " as in " + first,
          featureNames().toString());
    }
  }

  private void check(String file) {
    if (features.isEmpty()) {
      throw InvalidInputException.at(
          file, "line 1", "a label column and feature columns", count + " columns");
    }
    if (features.contains(label)) {
      throw new InvalidInputException(
          "data.feature-columns: expected no label among the features, found the label, "
              + describe(label));
    }
    Set<Integer> distinct = new HashSet<>(features);
    if (distinct.size() < features.size()) {
      throw new InvalidInputException(
          "data.feature-columns: expected every column once, found one twice");
    }
  }

  private static List<Integer> indices(
      String key, List<String> wanted, String file, List<String> names, int count) {
    List<Integer> indices = new ArrayList<>();
    wanted.forEach(column -> indices.add(index(key, column, file, names, count)));
    return indices;
  }

  private static int index(String key, String wanted, String file, List<String> names, int count) {
    int named = names.indexOf(wanted);
    if (named >= 0) {
      if (names.lastIndexOf(wanted) != named) {
        throw InvalidInputException.at(
            file, "header", "one column \"" + wanted + "\" (" + key + ")", "more than one");
      }
      return named;
    }
    int index;
    try {
      index = Integer.parseInt(wanted);
    } catch (NumberFormatException e) {
      throw InvalidInputException.at(
          file,
          "header",
          "a column \"" + wanted + "\" (" + key + ")",
          names.isEmpty() ? "no column names (data.header = false)" : "the columns " + names);
    }
    if (index >= count || index < -count) {
      throw InvalidInputException.at(
          file,
          "line 1",
          "a column " + wanted + " (" + key + ", from " + -count + " to " + (count - 1) + ")",
          count + " columns");
    }
    return index < 0 ? count + index : index;
  }
}
