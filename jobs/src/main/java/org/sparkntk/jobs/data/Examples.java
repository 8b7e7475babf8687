package org.sparkntk.jobs.data;

import java.util.List;

/**
 * The examples of one set (train or test) after selection: features in blocks, labels on the
 * driver.
 *
 * @param blocks the raw features
 * @param labels one label text per row in row order (a class name or a number), or an empty list
 *     when the set has no labels
 * @param positions where each row stood in the files it was read from, all files in order and
 *     counted from 0, before any shuffle, split or limit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record Examples(RowBlocks blocks, List<String> labels, int[] positions) {
  /** Checks that there is one label per row, or none at all. */
  public Examples {
    if (positions.length != blocks.rows()) {
      throw new IllegalArgumentException(
          blocks.rows() + " rows but " + positions.length + " positions");
    }
    if (!labels.isEmpty() && labels.size() != blocks.rows()) {
      throw new IllegalArgumentException(blocks.rows() + " rows but " + labels.size() + " labels");
    }
  }

  /** The number of examples. */
  public int count() {
    return blocks.rows();
  }
}
