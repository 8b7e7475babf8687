package org.sparkntk.jobs.config;

import java.util.Optional;

/** Binds the {@code data} section. */
final class DataReader {
  private DataReader() {}

  static DataConfig read(Section data) {
    return new DataConfig(
        data.oneOf("format", DataConfig.Format.values()),
        data.texts("train"),
        data.texts("test"),
        data.texts("train-labels"),
        data.texts("test-labels"),
        data.oneOf("task", DataConfig.Task.values()),
        data.oneOf("labels", DataConfig.Labels.values()),
        data.flag("header"),
        data.text("label-column"),
        data.texts("feature-columns"),
        data.texts("drop-columns"),
        split(data.section("split")),
        data.integerOr("limit", 1, "all"),
        data.integerOr("test-limit", 1, "all"),
        data.seedOr("shuffle-seed", "none"),
        data.number("test-fraction", "a number in [0, 1)", x -> x >= 0 && x < 1),
        data.oneOf("augment", DataConfig.Augment.values()),
        data.integer("augment-copies", 1),
        data.integer("augment-shift", 0),
        data.seed("augment-seed"),
        data.oneOf("standardise", DataConfig.Standardise.values()),
        data.flag("unit-norm"));
  }

  private static Optional<DataConfig.Split> split(Section split) {
    DataConfig.Split lines =
        new DataConfig.Split(
            split.text("file"), split.integer("train", 1), split.integer("test", 1));
    if (lines.train() == lines.test()) {
      throw split.mismatch("test", "another line than data.split.train");
    }
    return lines.file().isEmpty() ? Optional.empty() : Optional.of(lines);
  }
}
