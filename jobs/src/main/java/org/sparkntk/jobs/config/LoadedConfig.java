package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;

/**
 * A configuration and its provenance.
 *
 * @param run the validated values
 * @param effective all keys with their effective values, as JSON, keys sorted
 * @param sha256 lower-case hexadecimal SHA-256 of {@code effective} without {@code tracking}, on
 *     which no result depends
 */
public record LoadedConfig(RunConfig run, String effective, String sha256) {
  /** One section of {@link #effective}, as JSON. */
  public String section(String name) {
    return ConfigFactory.parseString(effective)
        .getObject(name)
        .render(ConfigRenderOptions.concise());
  }

  /** The same with one section of {@link #effective} replaced, and its hash with it. */
  public LoadedConfig with(String name, String json) {
    Config section = ConfigFactory.parseString("{\"" + name + "\": " + json + "}");
    return ConfigReader.loaded(
        run, section.withFallback(ConfigFactory.parseString(effective).withoutPath(name)));
  }
}
