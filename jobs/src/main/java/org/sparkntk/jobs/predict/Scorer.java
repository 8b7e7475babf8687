package org.sparkntk.jobs.predict;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.model.KernelBasis;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.sketch.FeatureBases;
import org.sparkntk.jobs.sketch.SharedMap;
import org.sparkntk.kernels.linalg.Matrix;

/** Scores of rows under a model, in whichever JVM the rows are. */
public sealed interface Scorer extends Serializable, AutoCloseable
    permits KernelScorer, FeatureScorer {
  /** Sends the model to the executors. */
  static Scorer of(JavaSparkContext spark, Model model) {
    Broadcast<Matrix> coefficients = spark.broadcast(model.coefficients());
    if (model.basis() instanceof KernelBasis basis) {
      return new KernelScorer(
          new PanelSource(basis.examples(), model.preprocessing(), model.kernel().kernel()),
          coefficients);
    }
    return new FeatureScorer(
        model.preprocessing(), new SharedMap(spark, FeatureBases.saved(model)), coefficients);
  }

  /**
   * Scores and Θ(z, z) of new rows.
   *
   * @param index what the result is called
   * @param rows raw
   */
  CrossGram.Block score(int index, RawRows rows);

  /** Frees the executors' memory. */
  @Override
  void close();
}
