package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.util.Optional;

/**
 * Resolves {@code include "defaults"} to {@code conf/defaults.conf}, which is packed as a resource,
 * wherever the including file is. All other includes are relative to the including file and must
 * exist: by default HOCON ignores a missing one, and a misspelt include would go unnoticed.
 */
final class DefaultsIncluder implements ConfigIncluder {
  /** What the origin of a default starts with. */
  static final String FILE = "conf/defaults.conf";

  private static final String NAME = "defaults";

  private final Optional<ConfigIncluder> fallback;

  DefaultsIncluder() {
    this(Optional.empty());
  }

  private DefaultsIncluder(Optional<ConfigIncluder> fallback) {
    this.fallback = fallback;
  }

  /** Every key with its default; parsed once, for comparisons read thousands of configurations. */
  static Config defaults() {
    return Parsed.DEFAULTS;
  }

  private static final class Parsed {
    static final Config DEFAULTS = parse();
  }

  private static Config parse() {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setClassLoader(DefaultsIncluder.class.getClassLoader())
            .setAllowMissing(false)
            .setOriginDescription(FILE);
    return ConfigFactory.parseResources(NAME + ".conf", options);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder other) {
    return new DefaultsIncluder(
        Optional.of(fallback.map(mine -> mine.withFallback(other)).orElse(other)));
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (what.equals(NAME) || what.equals(NAME + ".conf")) {
      return defaults().root();
    }
    ConfigIncludeContext strict =
        context.setParseOptions(context.parseOptions().setAllowMissing(false));
    return fallback.orElseThrow().include(strict, what);
  }
}
