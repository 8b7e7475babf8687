package org.sparkntk.jobs.ml;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.Classifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DatasetUtils$;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.data.ClassTargets;
import scala.Option;

/**
 * Classification by ridge regression with the kernel of an infinitely wide network (NTK), or with
 * features like it, on targets that are 1 − 1/k for the class of an example and −1/k for the other
 * ones. Raw predictions are the regressions, no probabilities; the largest one is the prediction.
 *
 * <p>Inputs are taken as they are: {@code StandardScaler} or {@code Normalizer} go in front. Equal
 * rows in equal order make equal models, to the bit, whatever the partitions.
 */
public final class NtkClassifier extends Classifier<Vector, NtkClassifier, NtkClassificationModel>
    implements NtkSetters<NtkClassifier>, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  /** What Spark infers from labels without metadata. */
  private static final int MOST_CLASSES = 100;

  /** No initialiser: it is set while the constructor of the superclass runs. */
  private @Nullable KernelParams own;

  /** With a name of its own. */
  public NtkClassifier() {
    this(Naming.random("ntkClassifier"));
  }

  /** With a given name, as Spark ML asks for. */
  public NtkClassifier(String uid) {
    this(Naming.next(uid));
  }

  @SuppressWarnings("unused") // the name is there before the superclass asks for it
  private NtkClassifier(Naming named) {
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
  public NtkClassifier self() {
    return this;
  }

  /**
   * Fits. Labels are 0, 1, …, as {@code StringIndexer} makes them.
   *
   * @throws IllegalArgumentException if there is no row, there is one class, or more than 100
   *     without metadata, vectors differ in width, or a parameter does not fit the others
   */
  @Override
  public NtkClassificationModel train(Dataset<?> dataset) {
    if (dataset.isEmpty()) {
      throw new IllegalArgumentException("expected at least one example, found none");
    }
    int classes = getNumClasses(dataset, MOST_CLASSES);
    if (classes < 2) {
      throw new IllegalArgumentException(
          "column " + getLabelCol() + ": expected at least two classes, found one");
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    Dataset<Row> rows =
        dataset.select(
            DatasetUtils$.MODULE$.checkClassificationLabels(
                getLabelCol(), Option.apply((Object) classes)),
            DatasetUtils$.MODULE$.checkNonNanVectors(getFeaturesCol()));
    return new NtkClassificationModel(
        uid(), ModelFit.of(this, rows, labels -> new ClassTargets(names)));
  }

  @Override
  public NtkClassifier copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads what {@code save} has written. */
  public static NtkClassifier load(String path) {
    return read().load(path);
  }

  /** As Spark ML asks for. */
  public static MLReader<NtkClassifier> read() {
    return new DefaultParamsReader<>();
  }
}
