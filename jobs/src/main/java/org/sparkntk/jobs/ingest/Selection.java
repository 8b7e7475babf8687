package org.sparkntk.jobs.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Which rows make up train and test.
 *
 * @param train 0-based rows of the training files, in the order of the training examples
 * @param test the same for the rows split off as test examples
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record Selection(int[] train, int[] test) {
  private static final long SHUFFLE = 1;
  private static final long SPLIT = 2;

  /** All rows in file order. */
  static int[] inOrder(int rows) {
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** All rows in an order that depends on the seed alone. */
  static int[] shuffled(int rows, long seed) {
    int[] order = inOrder(rows);
    shuffle(order, random(seed, SHUFFLE));
    return order;
  }

  /** The first {@code limit} rows. */
  static int[] limited(int[] rows, int limit) {
    return limit < rows.length ? Arrays.copyOf(rows, limit) : rows;
  }

  /**
   * Draws {@code round(fraction · n)} test rows, from every stratum its share, rounded by largest
   * remainder; a stratum keeps at least one training row. Both parts keep the given order.
   *
   * @param order the rows to choose from, n of them
   * @param strata the stratum of every row (indexed by row): a class, or the same text for all
   * @param fraction in [0, 1)
   */
  static Selection split(int[] order, List<String> strata, double fraction, long seed) {
    Map<String, List<Integer>> positions = new TreeMap<>();
    for (int i = 0; i < order.length; i++) {
      positions.computeIfAbsent(strata.get(order[i]), s -> new ArrayList<>()).add(i);
    }
    int[] sizes = positions.values().stream().mapToInt(List::size).toArray();
    int[] shares = Apportionment.shares(sizes, fraction);
    boolean[] drawn = new boolean[order.length];
    Random random = random(seed, SPLIT);
    int s = 0;
    for (List<Integer> stratum : positions.values()) {
      int[] members = stratum.stream().mapToInt(Integer::intValue).toArray();
      shuffle(members, random);
      for (int i = 0; i < shares[s]; i++) {
        drawn[members[i]] = true;
      }
      s++;
    }
    return new Selection(pick(order, drawn, false), pick(order, drawn, true));
  }

  private static int[] pick(int[] order, boolean[] drawn, boolean wanted) {
    int[] picked = new int[order.length];
    int count = 0;
    for (int i = 0; i < order.length; i++) {
      if (drawn[i] == wanted) {
        picked[count++] = order[i];
      }
    }
    return Arrays.copyOf(picked, count);
  }

  /** Fisher and Yates; {@link Random} because its sequence is part of Java's specification. */
  private static void shuffle(int[] values, Random random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /** A stream of its own for every pair of seed and role (the mixer of SplitMix64). */
  private static Random random(long seed, long role) {
    long z = seed + role * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return new Random(z ^ (z >>> 31));
  }
}
