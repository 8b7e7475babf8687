package org.sparkntk.jobs.ingest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Augment;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.config.DataConfig.Standardise;
import org.sparkntk.jobs.config.DataConfig.Task;

/** A {@code data} section in the making, starting from the defaults. */
final class TestData {
  private Format format;
  private List<String> train = List.of();
  private List<String> test = List.of();
  private List<String> trainLabels = List.of();
  private List<String> testLabels = List.of();
  private Task task = Task.CLASSIFICATION;
  private Labels labels = Labels.PRESENT;
  private boolean header;
  private String labelColumn = "-1";
  private List<String> featureColumns = List.of();
  private List<String> dropColumns = List.of();
  private Optional<DataConfig.Split> split = Optional.empty();
  private OptionalInt limit = OptionalInt.empty();
  private OptionalInt testLimit = OptionalInt.empty();
  private OptionalLong shuffleSeed = OptionalLong.empty();
  private double testFraction;
  private Standardise standardise = Standardise.NONE;
  private Augment augment = Augment.NONE;

  private TestData(Format format) {
    this.format = format;
  }

  static TestData of(Format format) {
    return new TestData(format);
  }

  TestData train(String... paths) {
    train = List.of(paths);
    return this;
  }

  TestData test(String... paths) {
    test = List.of(paths);
    return this;
  }

  TestData trainLabels(String... paths) {
    trainLabels = List.of(paths);
    return this;
  }

  TestData testLabels(String... paths) {
    testLabels = List.of(paths);
    return this;
  }

  TestData regression() {
    task = Task.REGRESSION;
    return this;
  }

  TestData withoutLabels() {
    labels = Labels.ABSENT;
    return this;
  }

  TestData header() {
    header = true;
    return this;
  }

  TestData labelColumn(String column) {
    labelColumn = column;
    return this;
  }

  TestData featureColumns(String... columns) {
    featureColumns = List.of(columns);
    return this;
  }

  TestData dropColumns(String... columns) {
    dropColumns = List.of(columns);
    return this;
  }

  TestData split(String file, int trainLine, int testLine) {
    split = Optional.of(new DataConfig.Split(file, trainLine, testLine));
    return this;
  }

  TestData limit(int rows) {
    limit = OptionalInt.of(rows);
    return this;
  }

  TestData testLimit(int rows) {
    testLimit = OptionalInt.of(rows);
    return this;
  }

  TestData shuffleSeed(long seed) {
    shuffleSeed = OptionalLong.of(seed);
    return this;
  }

  TestData testFraction(double fraction) {
    testFraction = fraction;
    return this;
  }

  TestData standardise(Standardise how) {
    standardise = how;
    return this;
  }

  TestData augment(Augment how) {
    augment = how;
    return this;
  }

  DataConfig config() {
    return new DataConfig(
        format,
        train,
        test,
        trainLabels,
        testLabels,
        task,
        labels,
        header,
        labelColumn,
        featureColumns,
        dropColumns,
        split,
        limit,
        testLimit,
        shuffleSeed,
        testFraction,
        augment,
        20,
        4,
        1,
        standardise,
        false);
  }
}
