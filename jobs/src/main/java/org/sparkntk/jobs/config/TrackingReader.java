package org.sparkntk.jobs.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Binds the {@code tracking} section. */
final class TrackingReader {
  /** The section, which has no part in what a run is recognised by. */
  static final String NAME = "tracking";

  private TrackingReader() {}

  static TrackingConfig read(Section tracking) {
    Section mlflow = tracking.section("mlflow");
    String experiment = mlflow.text("experiment");
    if (experiment.isBlank()) {
      throw mlflow.mismatch("experiment", "a name");
    }
    if (mlflow.text("uri").isEmpty()) {
      return new TrackingConfig(Optional.empty(), experiment);
    }
    URI uri =
        server(mlflow.text("uri"))
            .orElseThrow(
                () ->
                    mlflow.mismatch(
                        "uri", "http://HOST:PORT or https://HOST, without user and password"));
    return new TrackingConfig(Optional.of(uri), experiment);
  }

  private static Optional<URI> server(String text) {
    try {
      return Optional.of(new URI(text))
          .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null)
          .filter(uri -> uri.getQuery() == null && uri.getFragment() == null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
