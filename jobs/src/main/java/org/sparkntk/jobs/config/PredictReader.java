package org.sparkntk.jobs.config;

/** Binds the {@code predict} section. */
final class PredictReader {
  private PredictReader() {}

  static PredictConfig read(Section predict) {
    return new PredictConfig(predict.text("model"));
  }
}
