package org.sparkntk.jobs.ml;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.Regressor;
import org.apache.spark.ml.util.DatasetUtils$;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.data.RealTargets;

/**
 * Ridge regression with the kernel of an infinitely wide network (NTK), or with features like it: α
 * = (Θ + λI)⁻¹ Y of the targets Y, shifted to mean 0 and scaled to standard deviation 1; f(x) =
 * Θ(x, X) α in their own unit.
 *
 * <p>Inputs are taken as they are: {@code StandardScaler} or {@code Normalizer} go in front. Equal
 * rows in equal order make equal models, to the bit, whatever the partitions.
 */
public final class NtkRegressor extends Regressor<Vector, NtkRegressor, NtkRegressionModel>
    implements NtkSetters<NtkRegressor>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  /** No initialiser: it is set while the constructor of the superclass runs. */
  private @Nullable KernelParams own;

  /** With a name of its own. */
  public NtkRegressor() {
    this(Naming.random("ntkRegressor"));
  }

  /** With a given name, as Spark ML asks for. */
  public NtkRegressor(String uid) {
    this(Naming.next(uid));
  }

  @SuppressWarnings("unused") // the name is there before the superclass asks for it
  private NtkRegressor(Naming named) {
    own().setDefaults(this);
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
  public NtkRegressor self() {
    return this;
  }

  /**
   * Fits.
   *
   * @throws IllegalArgumentException if there is no row, all labels are equal, vectors differ in
   *     width, or a parameter does not fit the others
   */
  @Override
  public NtkRegressionModel train(Dataset<?> dataset) {
    Dataset<Row> rows =
        dataset.select(
            DatasetUtils$.MODULE$.checkRegressionLabels(getLabelCol()),
            DatasetUtils$.MODULE$.checkNonNanVectors(getFeaturesCol()));
    return new NtkRegressionModel(uid(), ModelFit.of(this, rows, RealTargets::fit));
  }

  @Override
  public NtkRegressor copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads what {@code save} has written. */
  public static NtkRegressor load(String path) {
    return read().load(path);
  }

  /** As Spark ML asks for. */
  public static MLReader<NtkRegressor> read() {
    return new DefaultParamsReader<>();
  }
}
