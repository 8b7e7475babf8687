package org.sparkntk.jobs.config;

import java.net.URI;
import java.util.Optional;

/**
 * The {@code tracking} section: where runs are logged besides their own directory. No result
 * depends on it.
 *
 * @param mlflow an MLflow server, {@code http:} or {@code https:}; empty: none
 * @param experiment the name of the experiment there
 */
public record TrackingConfig(Optional<URI> mlflow, String experiment) {}
