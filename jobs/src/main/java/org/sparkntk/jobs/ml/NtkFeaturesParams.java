package org.sparkntk.jobs.ml;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.SchemaUtils;
import org.apache.spark.sql.types.StructType;

/** What {@link NtkFeatures} and their model can be asked. */
public interface NtkFeaturesParams extends Params {
  /** Where they are. */
  FeatureParams own();

  /** Column of vectors, dense or sparse. */
  default Param<String> inputCol() {
    return own().inputCol;
  }

  /** Column of features to add. */
  default Param<String> outputCol() {
    return own().outputCol;
  }

  /** Kind of features. */
  default Param<String> map() {
    return own().map;
  }

  /** Number of features. */
  default IntParam dimension() {
    return own().dimension;
  }

  /** Hidden ReLU layers of the network. */
  default IntParam depth() {
    return own().depth;
  }

  /** Sketch of the input. */
  default Param<String> leaf() {
    return own().leaf;
  }

  /** Length scale of the Gaussian kernel. */
  default DoubleParam lengthScale() {
    return own().lengthScale;
  }

  /** Of all that is random. */
  default LongParam seed() {
    return own().seed;
  }

  /** Value of {@link #inputCol}. */
  default String getInputCol() {
    return getOrDefault(inputCol());
  }

  /** Value of {@link #outputCol}. */
  default String getOutputCol() {
    return getOrDefault(outputCol());
  }

  /** Value of {@link #map}. */
  default String getMap() {
    return getOrDefault(map());
  }

  /** Value of {@link #dimension}. */
  default int getDimension() {
    return (Integer) getOrDefault(dimension());
  }

  /** Value of {@link #depth}. */
  default int getDepth() {
    return (Integer) getOrDefault(depth());
  }

  /** Value of {@link #leaf}. */
  default String getLeaf() {
    return getOrDefault(leaf());
  }

  /** Value of {@link #lengthScale}. */
  default double getLengthScale() {
    return (Double) getOrDefault(lengthScale());
  }

  /** Value of {@link #seed}. */
  default long getSeed() {
    return (Long) getOrDefault(seed());
  }

  /** The values, for tasks. */
  default FeatureMaps maps() {
    return new FeatureMaps(
        getMap(), getDimension(), getDepth(), getLeaf(), getLengthScale(), getSeed());
  }

  /** The schema with the column of features, after the usual checks. */
  default StructType withFeatures(StructType schema) {
    SchemaUtils.checkColumnType(schema, getInputCol(), SQLDataTypes.VectorType(), "");
    return SchemaUtils.appendColumn(schema, getOutputCol(), SQLDataTypes.VectorType(), false);
  }
}
