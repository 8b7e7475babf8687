package org.sparkntk.jobs.ingest;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Finds the files that the {@code data} section names. */
final class FileSets {
  private static final String SPLIT = "data.split.file";

  private final FileFinder finder;
  private final DataConfig config;

  FileSets(Configuration configuration, DataConfig config) {
    this.finder = new FileFinder(configuration);
    this.config = config;
  }

  /** The training files. */
  FileSet train() {
    if (config.train().isEmpty()) {
      throw new InvalidInputException("data.train: expected at least one file, found none");
    }
    return find("data.train", config.train(), "data.train-labels", config.trainLabels());
  }

  /** The test files, if any are named. */
  Optional<FileSet> test() {
    return config.test().isEmpty()
        ? Optional.empty()
        : Optional.of(find("data.test", config.test(), "data.test-labels", config.testLabels()));
  }

  /**
   * The file of {@code data.split}, if there is one.
   *
   * @throws InvalidInputException if test files are named beside it
   */
  Optional<SourceFile> split() {
    if (config.split().isPresent() && !config.test().isEmpty()) {
      throw new InvalidInputException(
          "data.test: expected none beside data.split, which takes the test examples from"
              + " data.train, found "
              + config.test());
    }
    return config.split().map(split -> finder.find(SPLIT, List.of(split.file())).get(0));
  }

  private FileSet find(String key, List<String> files, String labelsKey, List<String> labelFiles) {
    boolean apart = config.format() == Format.IDX && config.labels() == Labels.PRESENT;
    List<SourceFile> found = finder.find(key, files);
    if (!apart) {
      return new FileSet(key, found, List.of());
    }
    List<SourceFile> labels = finder.find(labelsKey, labelFiles);
    if (labels.size() != found.size()) {
      throw new InvalidInputException(
          labelsKey
              + ": expected one label file for each of the "
              + found.size()
              + " files of "
              + key
              + ", found "
              + labels.size());
    }
    return new FileSet(key, found, labels);
  }
}
