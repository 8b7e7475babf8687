package org.sparkntk.jobs.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names as messages show them. */
final class Names {
  private Names() {}

  /**
   * The known name that was probably meant: at most half of its letters, and three, are wrong. Of
   * names equally far off, the one with most letters in common; the answer never depends on the
   * order of {@code known}.
   */
  static Optional<String> nearest(String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    JaroWinklerSimilarity inCommon = new JaroWinklerSimilarity();
    String found = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.<String>comparingInt(k -> distance.apply(k, found))
                .thenComparingDouble(k -> -inCommon.apply(k, found))
                .thenComparing(Comparator.naturalOrder()))
        .filter(k -> distance.apply(k, found) <= Math.min(3, k.length() / 2));
  }

  /** {@code a, b, c} in alphabetical order. */
  static String list(Collection<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
