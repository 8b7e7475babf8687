package org.sparkntk.jobs.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.SparseDoubleRows;
import org.sparkntk.jobs.sketch.SharedMap;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.SparseFeatureMap;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Tile;

/**
 * Adds a column of features. They are made in batches of rows of one size; the features of a row do
 * not depend on the other rows.
 */
public final class NtkFeaturesModel extends Model<NtkFeaturesModel>
    implements NtkFeaturesParams, MLWritable {
  private static final long serialVersionUID = 1L;
  private static final String DATA = "data";

  private final String uid;
  private final FeatureParams own;
  private final Matrix landmarks;
  private transient @Nullable Sent sent;

  /** The map as the executors of a context have it, for the values of the parameters then. */
  private record Sent(SparkContext context, FeatureMaps maps, SharedMap map) {}

  /**
   * A model.
   *
   * @param landmarks one a row; none for random maps, but their width counts
   */
  NtkFeaturesModel(String uid, Matrix landmarks) {
    this.uid = uid;
    this.own = new FeatureParams(this);
    this.landmarks = landmarks;
    setDefault(own.leaf, NtkFeatures.LEAF); // models saved before there was a choice have none
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public FeatureParams own() {
    return own;
  }

  /** Numbers of a vector that goes in. */
  public int width() {
    return landmarks.cols();
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    SharedMap map = sharedMap(dataset.sparkSession().sparkContext());
    RowValues features = vectors -> values(features(map.get(), vectors));
    return AppendedRows.of(dataset, getInputCol(), width(), schema, features);
  }

  /** Sent once, however often it is used; Spark frees it when this model is gone. */
  private synchronized SharedMap sharedMap(SparkContext context) {
    FeatureMaps maps = maps();
    if (sent == null || sent.context() != context || !sent.maps().equals(maps)) {
      JavaSparkContext spark = JavaSparkContext.fromSparkContext(context);
      sent = new Sent(context, maps, new SharedMap(spark, maps.factory(width(), landmarks)));
    }
    return sent.map();
  }

  private static Tile features(FeatureMap map, RawRows vectors) {
    return map instanceof SparseFeatureMap sparse && vectors instanceof SparseDoubleRows rows
        ? sparse.features(rows.pairs())
        : map.features(vectors.matrix());
  }

  private static List<Object[]> values(Tile features) {
    List<Object[]> values = new ArrayList<>();
    for (int i = 0; i < features.rows(); i++) {
      double[] own = new double[features.cols()];
      features.copyRows(i, 1, own);
      values.add(new Object[] {Vectors.dense(own)});
    }
    return values;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return withFeatures(schema);
  }

  @Override
  public NtkFeaturesModel copy(ParamMap extra) {
    NtkFeaturesModel copied = copyValues(new NtkFeaturesModel(uid, landmarks), extra);
    return copied.setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new Writer(this);
  }

  /** Reads what {@code save} has written. */
  public static NtkFeaturesModel load(String path) {
    return read().load(path);
  }

  /** As Spark ML asks for. */
  public static MLReader<NtkFeaturesModel> read() {
    return new Reader();
  }

  /** Parameters as Spark ML writes them, landmarks as Parquet. */
  private static final class Writer extends MLWriter {
    private static final StructType SCHEMA =
        new StructType()
            .add("row", DataTypes.IntegerType, false)
            .add("vector", SQLDataTypes.VectorType(), false);

    private final NtkFeaturesModel model;

    Writer(NtkFeaturesModel model) {
      this.model = model;
    }

    @Override
    public void saveImpl(String path) {
      DefaultParamsWriter.saveMetadata(model, path, sparkSession());
      List<Row> rows = new ArrayList<>();
      // The first row is there for its width.
      rows.add(RowFactory.create(-1, Vectors.sparse(model.width(), new int[0], new double[0])));
      for (int i = 0; i < model.landmarks.rows(); i++) {
        double[] values = model.landmarks.rowRange(i, 1).data();
        rows.add(RowFactory.create(i, Vectors.dense(values)));
      }
      sparkSession()
          .createDataFrame(rows, SCHEMA)
          .coalesce(1)
          .write()
          .parquet(new Path(path, DATA).toString());
    }
  }

  private static final class Reader extends MLReader<NtkFeaturesModel> {
    @Override
    public NtkFeaturesModel load(String path) {
      DefaultParamsReader.Metadata metadata =
          DefaultParamsReader.loadMetadata(path, sparkSession(), NtkFeaturesModel.class.getName());
      List<Row> rows =
          sparkSession()
              .read()
              .parquet(new Path(path, DATA).toString())
              .orderBy("row")
              .collectAsList();
      int width = RowVectors.of(rows.get(0), 1).size();
      List<Vector> vectors = rows.stream().skip(1).map(row -> RowVectors.of(row, 1)).toList();
      NtkFeaturesModel model =
          new NtkFeaturesModel(metadata.uid(), RowVectors.rows(vectors, width).matrix());
      metadata.getAndSetParams(model, metadata.getAndSetParams$default$2());
      return model;
    }
  }
}
