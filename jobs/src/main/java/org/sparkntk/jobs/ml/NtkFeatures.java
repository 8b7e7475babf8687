package org.sparkntk.jobs.ml;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.sparkntk.jobs.data.DenseRoom;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.sketch.LandmarkPlan;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/**
 * Features whose inner products approximate the NTK of dense ReLU layers without biases, Θ(x, x) =
 * |x|², in front of any estimator of Spark ML that is linear in its features.
 *
 * <p>Random maps need nothing of the data but the width of its vectors. {@code nystrom}, the
 * default, takes the vectors with the smallest hashes of the seed and their content as landmarks,
 * equal ones once and none of zeros: the same whatever the order and the partitions.
 */
public final class NtkFeatures extends Estimator<NtkFeaturesModel>
    implements NtkFeaturesParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  static final String LEAF = "srht";

  private final String uid;
  private final FeatureParams own;

  /** With a name of its own. */
  public NtkFeatures() {
    this(Identifiable.randomUID("ntkFeatures"));
  }

  /** With a given name, as Spark ML asks for. */
  public NtkFeatures(String uid) {
    this.uid = uid;
    this.own = new FeatureParams(this);
    setDefault(own.inputCol, "features");
    setDefault(own.outputCol, uid + "__output");
    setDefault(own.map, FeatureMaps.NYSTROM);
    setDefault(own.dimension, 1024);
    setDefault(own.depth, 1);
    setDefault(own.leaf, LEAF);
    setDefault(own.lengthScale, 1.0);
    setDefault(own.seed, 1L);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public FeatureParams own() {
    return own;
  }

  /** Sets {@link #inputCol}. */
  public NtkFeatures setInputCol(String value) {
    set(own.inputCol, value);
    return this;
  }

  /** Sets {@link #outputCol}. */
  public NtkFeatures setOutputCol(String value) {
    set(own.outputCol, value);
    return this;
  }

  /** Sets {@link #map}. */
  public NtkFeatures setMap(String value) {
    set(own.map, value);
    return this;
  }

  /** Sets {@link #dimension}. */
  public NtkFeatures setDimension(int value) {
    set(own.dimension, value);
    return this;
  }

  /** Sets {@link #depth}. */
  public NtkFeatures setDepth(int value) {
    set(own.depth, value);
    return this;
  }

  /** Sets {@link #leaf}. */
  public NtkFeatures setLeaf(String value) {
    set(own.leaf, value);
    return this;
  }

  /** Sets {@link #lengthScale}. */
  public NtkFeatures setLengthScale(double value) {
    set(own.lengthScale, value);
    return this;
  }

  /** Sets {@link #seed}. */
  public NtkFeatures setSeed(long value) {
    set(own.seed, value);
    return this;
  }

  /**
   * Fixes the width, and the landmarks of {@code nystrom}.
   *
   * @throws IllegalArgumentException if there is no vector, the map cannot have the dimension, or
   *     there are fewer different vectors than landmarks
   */
  @Override
  public NtkFeaturesModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    JavaRDD<Vector> vectors =
        dataset.select(getInputCol()).javaRDD().map(row -> RowVectors.of(row, 0));
    List<Vector> first = vectors.take(1);
    if (first.isEmpty()) {
      throw new IllegalArgumentException(
          "column " + getInputCol() + ": expected at least one vector, found none");
    }
    int width = first.get(0).size();
    Matrix landmarks = ModelFit.mendable(() -> landmarks(vectors, width));
    maps().factory(width, landmarks).map(); // fails here rather than in a task
    NtkFeaturesModel model = new NtkFeaturesModel(uid, landmarks);
    return copyValues(model.setParent(this), ParamMap.empty());
  }

  private Matrix landmarks(JavaRDD<Vector> vectors, int width) {
    if (!getMap().equals(FeatureMaps.NTK_SKETCH)) {
      DenseRoom.require(RowVectors.BATCH, width); // before weights are drawn
    }
    if (!getMap().equals(FeatureMaps.NYSTROM)) {
      return Matrix.zeros(0, width);
    }
    new LandmarkPlan(getDimension(), Precision.FLOAT64, (long) getDimension() * width).require();
    List<Vector> chosen =
        vectors
            .filter(vector -> vector.numNonzeros() > 0) // the kernel of a zero with all is zero
            .map(Hashed.by(getSeed()))
            .aggregate(new Smallest(getDimension()), Smallest::with, Smallest::with)
            .vectors();
    if (chosen.size() < getDimension()) {
      throw new InvalidInputException(
          "dimension: expected at most as many landmarks as there are different vectors other than"
              + " zero, %,d, found %,d".formatted(chosen.size(), getDimension()));
    }
    return RowVectors.rows(chosen, width).matrix();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return withFeatures(schema);
  }

  @Override
  public NtkFeatures copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads what {@code save} has written. */
  public static NtkFeatures load(String path) {
    return read().load(path);
  }

  /** As Spark ML asks for. */
  public static MLReader<NtkFeatures> read() {
    return new DefaultParamsReader<>();
  }
}
