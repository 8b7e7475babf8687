package org.sparkntk.jobs.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of one set of examples, in the order of their rows.
 *
 * @param key the configuration key that named them
 * @param files the files with the features, at least one
 * @param labels the label files, one for each file, for formats that keep labels apart; else empty
 */
record FileSet(String key, List<SourceFile> files, List<SourceFile> labels) {
  /** The first file, which sets the expectations for the others. */
  SourceFile first() {
    return files.get(0);
  }

  /** Every file of the set. */
  List<SourceFile> all() {
    List<SourceFile> all = new ArrayList<>(files);
    all.addAll(labels);
    return all;
  }
}
