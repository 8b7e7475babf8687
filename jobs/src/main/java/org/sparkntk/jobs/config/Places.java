package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Pattern;

/** Where in the layers something is, in words for messages. */
final class Places {
  /** In {@code layer 7 (tanh): tanh needs} the name stands twice. */
  private static final Pattern TWICE = Pattern.compile("\\(([^()]+)\\): \\1(?:: | (?=needs))");

  private Places() {}

  /** {@code conf/demo.conf, line 7: kernel.layers: layer 3 (tanh)}. */
  static String of(ConfigOrigin origin, String where, String name) {
    return "%s: %s (%s)".formatted(Origins.place(origin), where, name);
  }

  /** A message that starts with a place, without the name that the place has already said. */
  static String said(String message) {
    return TWICE.matcher(message).replaceFirst("($1): ");
  }
}
