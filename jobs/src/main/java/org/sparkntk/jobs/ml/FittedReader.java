package org.sparkntk.jobs.ml;

import java.util.function.BiFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;

/** Reads what a {@link FittedWriter} has written. */
final class FittedReader<M extends Params> extends MLReader<M> {
  private final Class<M> type;
  private final BiFunction<String, FittedModel, M> constructor;

  /**
   * A reader.
   *
   * @param constructor makes a model of its name and what was fitted
   */
  FittedReader(Class<M> type, BiFunction<String, FittedModel, M> constructor) {
    this.type = type;
    this.constructor = constructor;
  }

  @Override
  public M load(String path) {
    DefaultParamsReader.Metadata metadata =
        DefaultParamsReader.loadMetadata(path, sparkSession(), type.getName());
    FittedModel fitted = FittedModel.load(JavaSparkContext.fromSparkContext(sc()), path);
    M model = constructor.apply(metadata.uid(), fitted);
    metadata.getAndSetParams(model, metadata.getAndSetParams$default$2());
    return model;
  }
}
