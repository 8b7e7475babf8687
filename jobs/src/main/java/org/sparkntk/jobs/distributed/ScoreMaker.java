package org.sparkntk.jobs.distributed;

import java.io.Serializable;

/** Where the blocks of a product with a cross Gram matrix come from. */
@FunctionalInterface
public interface ScoreMaker extends Serializable {
  /**
   * Makes a block.
   *
   * @param index the block of rows
   */
  CrossGram.Block make(int index);
}
