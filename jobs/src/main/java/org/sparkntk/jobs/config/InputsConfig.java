package org.sparkntk.jobs.config;

/**
 * The {@code inputs} section of the {@code kernel} job: CSV files of numbers without a header, one
 * example a line.
 *
 * @param x path of the rows X
 * @param z path of the columns Z; empty: X against itself
 */
public record InputsConfig(String x, String z) {}
