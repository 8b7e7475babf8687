package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.kernels.linalg.Matrix;

/** All examples of a source as texts. */
final class Listed {
  private Listed() {}

  /**
   * Every example as {@code label:[features]}.
   *
   * @param rows what they are collected in, empty
   */
  static List<String> examples(RowSource source, GrowingRows rows) {
    List<String> labels = new ArrayList<>();
    try {
      while (source.next(rows)) {
        labels.add(source.label());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matrix features = rows.toRows().matrix();
    List<String> examples = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      examples.add(labels.get(i) + ":" + Arrays.toString(features.rowRange(i, 1).data()));
    }
    return examples;
  }
}
