package org.sparkntk.jobs.ml;

import java.util.Arrays;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.RegressionModel;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.data.RealTargets;
import org.sparkntk.jobs.predict.Scorer;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * A fitted {@link NtkRegressor}. Rows are scored in batches as they pass by; a prediction does not
 * depend on the other rows, to the bit.
 */
public final class NtkRegressionModel extends RegressionModel<Vector, NtkRegressionModel>
    implements NtkParams, MLWritable {
  private static final long serialVersionUID = 1L;

  /** No initialiser: it is set while the constructor of the superclass runs. */
  private @Nullable KernelParams own;

  private final transient FittedModel fitted;

  NtkRegressionModel(String uid, FittedModel fitted) {
    this(Naming.next(uid), fitted);
  }

  @SuppressWarnings("unused") // the name is there before the superclass asks for it
  private NtkRegressionModel(Naming named, FittedModel fitted) {
    this.fitted = fitted;
  }

  @Override
  public String uid() { // not in the interface, where Python would not see it
    return own().uid;
  }

  @Override
  public KernelParams own() {
    if (own == null) {
      own = new KernelParams(Naming.take());
    }
    return own;
  }

  @Override
  public int numFeatures() {
    return fitted.width();
  }

  /** The ridge λ of the fit, absolute. */
  public double lambda() {
    return fitted.model().ridge();
  }

  @Override
  public double predict(Vector features) {
    return targets(fitted).values(Matrix.of(1, 1, fitted.scores(features)))[0];
  }

  @Override
  public Dataset<Row> transformImpl(Dataset<?> dataset) {
    Scorer scorer = fitted.scorer();
    RealTargets targets = targets(fitted);
    return AppendedRows.of(
        dataset,
        getFeaturesCol(),
        numFeatures(),
        transformSchema(dataset.schema()),
        vectors ->
            Arrays.stream(targets.values(FittedModel.scores(scorer, vectors)))
                .mapToObj(value -> new Object[] {value})
                .toList());
  }

  private static RealTargets targets(FittedModel fitted) {
    return (RealTargets) fitted.model().targets();
  }

  @Override
  public NtkRegressionModel copy(ParamMap extra) {
    return copyValues(new NtkRegressionModel(uid(), fitted), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new FittedWriter(this, fitted);
  }

  /** Reads what {@code save} has written. */
  public static NtkRegressionModel load(String path) {
    return read().load(path);
  }

  /** As Spark ML asks for. */
  public static MLReader<NtkRegressionModel> read() {
    return new FittedReader<>(NtkRegressionModel.class, NtkRegressionModel::new);
  }
}
