package org.sparkntk.jobs.config;

/** Binds the {@code sketch-error} section. */
final class SketchErrorReader {
  /** Dense matrices of so many examples are factored on the driver. */
  private static final int MOST_EXAMPLES = 10_000;

  private SketchErrorReader() {}

  static SketchErrorConfig read(Section section) {
    SketchErrorConfig config =
        new SketchErrorConfig(
            section.allOf("maps", SketchConfig.MapType.values()),
            section.integers("dimensions", 1).stream().sorted().distinct().toList(),
            section.integer("seeds", 2),
            section.integer("examples", 2, MOST_EXAMPLES));
    if (config.dimensions().isEmpty()) {
      throw section.mismatch("dimensions", "at least one number");
    }
    return config;
  }
}
