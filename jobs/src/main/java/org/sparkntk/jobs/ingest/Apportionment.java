package org.sparkntk.jobs.ingest;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares a total among groups in proportion to their sizes, by largest remainder. */
final class Apportionment {
  private Apportionment() {}

  /**
   * Shares {@code round(fraction · sum of sizes)}; of equal remainders the earlier group's is
   * served first, and every group keeps at least one member back.
   *
   * @param sizes sizes of the groups, each at least 1
   * @param fraction in [0, 1)
   * @return one share per group; they add up to the total, or to less if the groups cannot spare it
   */
  static int[] shares(int[] sizes, double fraction) {
    int[] shares = new int[sizes.length];
    long left = Math.round(fraction * IntStream.of(sizes).asLongStream().sum());
    for (int g = 0; g < sizes.length; g++) {
      shares[g] = Math.min((int) (fraction * sizes[g]), sizes[g] - 1);
      left -= shares[g];
    }
    int[] order =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    (Integer g) -> Math.floor(fraction * sizes[g]) - fraction * sizes[g]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int g : order) {
      if (left > 0 && shares[g] < sizes[g] - 1) {
        shares[g]++;
        left--;
      }
    }
    return shares;
  }
}
