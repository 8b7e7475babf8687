package org.sparkntk.jobs.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Task;
import org.sparkntk.jobs.data.ClassTargets;
import org.sparkntk.jobs.data.Decimals;
import org.sparkntk.jobs.data.RealTargets;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Fits the target encoding. The classes are those of all rows of the training files, so that {@code
 * data.limit} does not change the meaning of the outputs; regression statistics are those of the
 * selected rows.
 */
final class TargetFit {
  private TargetFit() {}

  /**
   * Fits on the selected rows.
   *
   * @throws InvalidInputException if there are too few of them for the classes
   */
  static TargetEncoding fit(DataConfig config, RowTable table, int[] rows) {
    List<String> labels = table.labels(rows);
    if (config.task() == Task.REGRESSION) {
      return RealTargets.fit(labels);
    }
    ClassTargets targets = ClassTargets.fit(table.labels());
    if (rows.length < targets.outputs()) {
      throw new InvalidInputException(
          "data.train: expected at least as many training examples as classes, found "
              + rows.length
              + " examples"
              + " of "
              + targets.outputs()
              + " classes (see data.limit)");
    }
    if (new HashSet<>(canonical(labels)).size() == 1) {
      throw new InvalidInputException(
          "data.train: expected training examples of at least two classes, found only \""
              + labels.get(0)
              + "\" in the "
              + rows.length
              + " examples selected: set data.shuffle-seed or a larger data.limit");
    }
    return targets;
  }

  /** The labels in canonical text, every distinct text parsed once. */
  static List<String> canonical(List<String> labels) {
    Map<String, String> known = new HashMap<>();
    return labels.stream().map(label -> known.computeIfAbsent(label, Decimals::canonical)).toList();
  }
}
