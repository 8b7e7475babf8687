package org.sparkntk.jobs.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names as messages show them. */
final class Names {
  private Names() {}

  /** The known name that was probably meant: at most half of its letters, and three, are wrong. */
  static Optional<String> nearest(String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String found = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(k -> distance.apply(k, found)))
        .filter(k -> distance.apply(k, found) <= Math.min(3, k.length() / 2));
  }

  /** {@code a, b, c} in alphabetical order. */
  static String list(Collection<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
