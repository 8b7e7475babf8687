package org.sparkntk.jobs.config;

/**
 * A configuration and its provenance.
 *
 * @param run the validated values
 * @param effective all keys with their effective values, as JSON, keys sorted
 * @param sha256 lower-case hexadecimal SHA-256 of {@code effective}
 */
public record LoadedConfig(RunConfig run, String effective, String sha256) {}
