package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Refuses keys that nobody reads, because a misspelt key would silently mean its default. */
final class KnownKeys {
  private KnownKeys() {}

  /**
   * Checks a whole configuration, at any depth of sections.
   *
   * @throws InvalidInputException if there is a key that has no default; names it, its place and
   *     the nearest known key
   */
  static void check(ConfigObject config, ConfigObject defaults) {
    TreeSet<String> known = new TreeSet<>();
    collect("", defaults, known);
    check("", config, known);
  }

  private static void collect(String prefix, ConfigObject object, Set<String> paths) {
    object.forEach(
        (key, value) -> {
          paths.add(prefix + key);
          if (value instanceof ConfigObject section) {
            collect(prefix + key + ".", section, paths);
          }
        });
  }

  private static void check(String prefix, ConfigObject object, NavigableSet<String> known) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String path = prefix + entry.getKey();
      if (!known.contains(path)) {
        throw new InvalidInputException(
            "%s: unknown key %s; did you mean %s?"
                .formatted(Origins.place(entry.getValue().origin()), path, nearest(path, known)));
      }
      if (entry.getValue() instanceof ConfigObject section && hasChildren(path, known)) {
        check(path + ".", section, known);
      }
    }
  }

  /** An object in place of a simple value is the wrong type rather than an unknown key. */
  private static boolean hasChildren(String path, NavigableSet<String> known) {
    String next = known.ceiling(path + ".");
    return next != null && next.startsWith(path + ".");
  }

  /** The last part of a path counts first: a right name in the wrong section is found too. */
  private static String nearest(String path, NavigableSet<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Comparator<String> byName = Comparator.comparingInt(k -> distance.apply(name(k), name(path)));
    Comparator<String> byPath = Comparator.comparingInt(k -> distance.apply(k, path));
    return known.stream().min(byName.thenComparing(byPath)).orElseThrow();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
