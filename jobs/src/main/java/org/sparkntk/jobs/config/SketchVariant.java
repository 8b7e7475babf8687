package org.sparkntk.jobs.config;

/**
 * Features that a study compares with others.
 *
 * @param name for tables, such as {@code nystrom-rpcholesky}
 * @param settings for a configuration, such as {@code map = nystrom, landmarks = rpcholesky}
 * @param sketch all settings; the study sets the dimension and the seed
 */
public record SketchVariant(String name, String settings, SketchConfig sketch) {}
