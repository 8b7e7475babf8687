package org.sparkntk.jobs.config;

/** Binds the {@code gram} section. */
final class GramReader {
  private GramReader() {}

  static GramConfig read(Section gram) {
    return new GramConfig(
        gram.integer("tile-size", 1),
        gram.integerOr("partitions", 1, "auto"),
        gram.oneOf("storage", GramConfig.Storage.values()),
        gram.text("store"),
        gram.integer("broadcast-limit-mib", 0));
  }
}
