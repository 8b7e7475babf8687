package org.sparkntk.jobs.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.predict.Scorer;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * A fitted {@link NtkClassifier}. Rows are scored in batches as they pass by; a prediction does not
 * depend on the other rows, to the bit.
 */
public final class NtkClassificationModel
    extends ClassificationModel<Vector, NtkClassificationModel> implements NtkParams, MLWritable {
  private static final long serialVersionUID = 1L;

  /** No initialiser: it is set while the constructor of the superclass runs. */
  private @Nullable KernelParams own;

  private final transient FittedModel fitted;

  NtkClassificationModel(String uid, FittedModel fitted) {
    this(Naming.next(uid), fitted);
  }

  @SuppressWarnings("unused") // the name is there before the superclass asks for it
  private NtkClassificationModel(Naming named, FittedModel fitted) {
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
  public int numClasses() {
    return fitted.model().targets().outputs();
  }

  @Override
  public Vector predictRaw(Vector features) {
    return Vectors.dense(fitted.scores(features));
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType found = transformSchema(dataset.schema());
    List<String> added =
        Stream.of(getRawPredictionCol(), getPredictionCol()).filter(c -> !c.isEmpty()).toList();
    StructType schema = dataset.schema();
    for (String column : added) {
      schema = schema.add(found.apply(column));
    }
    boolean isRaw = added.contains(getRawPredictionCol());
    boolean isPredicted = added.contains(getPredictionCol());
    Scorer scorer = fitted.scorer();
    return AppendedRows.of(
        dataset,
        getFeaturesCol(),
        numFeatures(),
        schema,
        vectors -> values(FittedModel.scores(scorer, vectors), isRaw, isPredicted));
  }

  private static List<Object[]> values(Matrix scores, boolean isRaw, boolean isPredicted) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < scores.rows(); i++) {
      DenseVector raw = new DenseVector(scores.rowRange(i, 1).data());
      List<Object> values = new ArrayList<>();
      if (isRaw) {
        values.add(raw);
      }
      if (isPredicted) {
        values.add((double) raw.argmax());
      }
      rows.add(values.toArray());
    }
    return rows;
  }

  @Override
  public NtkClassificationModel copy(ParamMap extra) {
    return copyValues(new NtkClassificationModel(uid(), fitted), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new FittedWriter(this, fitted);
  }

  /** Reads what {@code save} has written. */
  public static NtkClassificationModel load(String path) {
    return read().load(path);
  }

  /** As Spark ML asks for. */
  public static MLReader<NtkClassificationModel> read() {
    return new FittedReader<>(NtkClassificationModel.class, NtkClassificationModel::new);
  }
}
