package org.sparkntk.jobs.ml;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;

/** Parameters as Spark ML writes them, the model as the {@code fit} job does. */
final class FittedWriter extends MLWriter {
  private final Params stage;
  private final FittedModel fitted;

  FittedWriter(Params stage, FittedModel fitted) {
    this.stage = stage;
    this.fitted = fitted;
  }

  @Override
  public void saveImpl(String path) {
    DefaultParamsWriter.saveMetadata(stage, path, sparkSession());
    fitted.save(path);
  }
}
