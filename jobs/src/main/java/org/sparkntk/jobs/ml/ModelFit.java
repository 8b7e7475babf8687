package org.sparkntk.jobs.ml;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparkntk.jobs.config.LoadedConfig;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.distributed.RowBlocksFactory;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.errors.TaskErrors;
import org.sparkntk.jobs.ingest.TrainTest;
import org.sparkntk.jobs.ingest.VectorIngest;
import org.sparkntk.jobs.model.Model;

/**
 * The fit of a dataset by the stages that the {@code fit} job has: examples in blocks, then the
 * Gram matrix and its solver, or features and their normal equations.
 */
record ModelFit(NtkParams params, Dataset<Row> rows) {
  private static final long MIB = 1L << 20;

  /**
   * Fits.
   *
   * @param rows label (double) and vector, checked
   * @param encoding of the labels
   * @throws IllegalArgumentException if the user has to change something
   */
  static FittedModel of(
      NtkParams params, Dataset<Row> rows, Function<List<String>, TargetEncoding> encoding) {
    return mendable(() -> new ModelFit(params, rows).fit(encoding));
  }

  /** Spark's users know a mistake of theirs by this exception. */
  static <T> T mendable(Callable<T> work) {
    try {
      return TaskErrors.unwrap(work);
    } catch (InvalidInputException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private FittedModel fit(Function<List<String>, TargetEncoding> encoding) {
    LoadedConfig config = FitConfig.of(params);
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    Examples train = read(spark, config);
    TrainTest data =
        new TrainTest(
            train,
            Optional.empty(),
            Preprocessing.none(train.blocks().width()),
            encoding.apply(train.labels()),
            List.of());
    Model model =
        params.getMode().equals(KernelParams.SKETCH)
            ? new SketchSolve(spark, config, data).model()
            : new ExactSolve(spark, config, data).model();
    return new FittedModel(spark, model);
  }

  private Examples read(JavaSparkContext spark, LoadedConfig config) {
    JavaRDD<Row> vectors = rows.javaRDD();
    List<Row> first = vectors.take(1);
    if (first.isEmpty()) {
      throw new InvalidInputException("expected at least one example, found none");
    }
    RowBlocksFactory factory =
        new RowBlocksFactory(spark, MIB * config.run().gram().broadcastLimitMib());
    return VectorIngest.read(
        vectors,
        first.get(0).<Vector>getAs(1).size(),
        config.run().gram().tileSize(),
        (blocks, count, width, size) ->
            factory.create(blocks, count, width, size, () -> Panels.directory(spark)));
  }
}
