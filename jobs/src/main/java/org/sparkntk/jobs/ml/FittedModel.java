package org.sparkntk.jobs.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vector;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.RowBlocksFactory;
import org.sparkntk.jobs.model.KernelBasis;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.jobs.model.ModelStore;
import org.sparkntk.jobs.predict.Scorer;
import org.sparkntk.kernels.linalg.Matrix;

/** A model as the {@code fit} job has it, with what scores vectors by it wherever they are. */
final class FittedModel {
  /** The native model within the directory of a stage; the {@code predict} job reads it. */
  private static final String DIRECTORY = "model";

  /** Bytes of examples that are kept in memory rather than in the files of a saved model. */
  private static final long BROADCAST = 512L << 20;

  private final JavaSparkContext spark;
  private final Model model;
  private final Scorer scorer;

  FittedModel(JavaSparkContext spark, Model model) {
    this.spark = spark;
    this.model = model;
    this.scorer = Scorer.of(spark, model);
  }

  Model model() {
    return model;
  }

  /** Numbers of a vector that goes in. */
  int width() {
    return model.preprocessing().width();
  }

  /** For tasks. */
  Scorer scorer() {
    return scorer;
  }

  /**
   * Scores of a batch, wherever it is.
   *
   * @param vectors one a row
   */
  static Matrix scores(Scorer scorer, RawRows vectors) {
    return scorer.score(0, vectors).values();
  }

  /** Scores of one vector, here, to the bits that it has among others. */
  double[] scores(Vector vector) {
    return scores(scorer, RowVectors.batch(List.of(vector), width())).rowRange(0, 1).data();
  }

  void save(String stage) {
    try {
      new ModelStore(spark).save(new Path(stage, DIRECTORY), model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FittedModel load(JavaSparkContext spark, String stage) {
    try {
      Model model = new ModelStore(spark).load(new Path(stage, DIRECTORY));
      return new FittedModel(spark, detached(spark, model));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model that outlives its files, unless its examples are many. */
  private static Model detached(JavaSparkContext spark, Model model) {
    if (model.basis() instanceof KernelBasis basis) {
      RowBlocks examples = new RowBlocksFactory(spark, BROADCAST).detached(basis.examples());
      return model.with(new KernelBasis(examples, basis.residualProducts()));
    }
    return model;
  }
}
