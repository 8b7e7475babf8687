package org.sparkntk.jobs.sketch;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.kernels.random.RandomStream;

/**
 * Which fold of cross-validation an example is in. Every run of as many examples as there are folds
 * is dealt to them at random, one each: folds are of one size to within an example, a file sorted
 * by class has all classes in each of them, and so has one with a period. Copies are in the fold of
 * their original.
 *
 * @param count folds, at least 1
 * @param originals examples that others are copies of
 * @param seed of the dealing
 */
public record Folds(int count, int originals, long seed) implements Serializable {
  private static final String ROLE = "folds";

  /** As many as are wanted, but not more than there are originals. */
  static Folds of(RowBlocks blocks, int wanted, long seed) {
    return new Folds(Math.min(wanted, blocks.originals()), blocks.originals(), seed);
  }

  /** The fold of a row. */
  public int of(int row) {
    int original = row % originals;
    int run = original / count;
    return dealt(run)[original % count];
  }

  /** Those of some rows that follow each other, from {@code first} on, that are in a fold. */
  int[] rows(int first, int rows, int fold) {
    return IntStream.range(first, first + rows).filter(row -> of(row) == fold).toArray();
  }

  /** A permutation of the folds. */
  private int[] dealt(int run) {
    return RandomStream.of(seed, ROLE, 0).sample(count, count, (long) run * count);
  }
}
