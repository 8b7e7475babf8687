package org.sparkntk.jobs.sketch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.sparkntk.kernels.random.RandomStream;

/**
 * Which fold of cross-validation an example is in. Every run of as many examples as there are folds
 * is dealt to them at random, one each: folds are of one size to within an example, a file sorted
 * by class has all classes in each of them, and so has one with a period. Copies are in the fold of
 * their original.
 *
 * <p>Landmarks, unless nearly all examples are, are in none of them: they are trained on whatever
 * is left out. An error of theirs would not be one of new examples, because features show a
 * landmark as it is and others by what they share with landmarks; where a landmark is left out,
 * nothing says what its own part is worth.
 *
 * @param count folds, at least 1
 * @param originals examples that others are copies of
 * @param seed of the dealing
 * @param landmarks originals that are never left out, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record Folds(int count, int originals, long seed, int[] landmarks) implements Serializable {
  private static final String ROLE = "folds";

  /**
   * The least part of the examples to measure errors by. Where landmarks are nearly all examples
   * they are like all others.
   */
  private static final double LEAST_PART = 0.1;

  /** Without landmarks. */
  public Folds(int count, int originals, long seed) {
    this(count, originals, seed, new int[0]);
  }

  /**
   * As many as are wanted, but not more than there are originals.
   *
   * @param originals examples that others are copies of
   * @param landmarks rows, in any order
   */
  static Folds of(int originals, int wanted, long seed, int[] landmarks) {
    int count = Math.min(wanted, originals);
    int[] kept = Arrays.stream(landmarks).map(row -> row % originals).sorted().distinct().toArray();
    boolean enough = originals - kept.length >= Math.max(count, LEAST_PART * originals);
    return new Folds(count, originals, seed, enough && count > 1 ? kept : new int[0]);
  }

  /** The number of different values of {@link #of}. */
  int groups() {
    return landmarks.length > 0 ? count + 1 : count;
  }

  /** The fold of a row; {@link #count()} for landmarks. */
  public int of(int row) {
    int original = row % originals;
    if (Arrays.binarySearch(landmarks, original) >= 0) {
      return count;
    }
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
