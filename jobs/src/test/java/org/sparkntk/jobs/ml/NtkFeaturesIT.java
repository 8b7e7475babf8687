package org.sparkntk.jobs.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.sketch.SharedMap;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.FeatureMapFactory;
import org.sparkntk.kernels.features.FourierFactory;

/** In real pipelines of Spark ML. */
final class NtkFeaturesIT {
  private static final SparkSession SPARK =
      SparkSession.builder().master("local[2]").config("spark.ui.enabled", false).getOrCreate();
  private static final int WIDTH = 4;
  private static final StructType SCHEMA =
      new StructType()
          .add("features", SQLDataTypes.VectorType(), true)
          .add("label", DataTypes.DoubleType, false);

  @TempDir private Path folder;

  /** Points with a label that is no linear function of them: 1 where x₁ x₂ > 0. */
  private static Dataset<Row> points(int rows, int partitions) {
    Random random = new Random(1);
    List<Row> out = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double[] x = new double[WIDTH];
      for (int j = 0; j < WIDTH; j++) {
        x[j] = i % 3 == 0 && j == 3 ? 0 : random.nextGaussian();
      }
      out.add(RowFactory.create(Vectors.dense(x), x[0] * x[1] > 0 ? 1.0 : 0.0));
    }
    return SPARK.createDataFrame(out, SCHEMA).repartition(partitions);
  }

  private static NtkFeatures features(String map) {
    return new NtkFeatures()
        .setMap(map)
        .setDimension(120)
        .setDepth(2)
        .setOutputCol("ntk")
        .setSeed(7);
  }

  private static List<Vector> column(Dataset<Row> rows) {
    return rows.select("ntk").collectAsList().stream().map(row -> row.<Vector>getAs(0)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nystrom", "deflated", "ntkrf", "ntk-sketch", "fourier"})
  void aClassifierLearnsWhatIsNotLinearAndASavedPipelinePredictsTheSame(String map)
      throws IOException {
    Dataset<Row> train = points(400, 3);
    Pipeline pipeline =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  features(map), new LogisticRegression().setFeaturesCol("ntk").setRegParam(1e-3)
                });
    PipelineModel model = pipeline.fit(train);
    Dataset<Row> predicted = model.transform(train);
    long right = predicted.filter("prediction = label").count();
    assertThat(right).isGreaterThan(340);
    String path = folder.resolve("pipeline").toString();
    model.write().save(path);
    Dataset<Row> again = PipelineModel.load(path).transform(train);
    assertThat(column(again)).isEqualTo(column(predicted));
    pipeline.write().save(folder.resolve("unfitted").toString());
    assertThat(Pipeline.load(folder.resolve("unfitted").toString()).getStages()[0])
        .isInstanceOfSatisfying(
            NtkFeatures.class,
            stage -> {
              assertThat(stage.getMap()).isEqualTo(map);
              assertThat(stage.getSeed()).isEqualTo(7);
            });
  }

  @Test
  void aRegressionIsThatOfTheKernelWithAllVectorsAsLandmarks() {
    Dataset<Row> train = points(60, 2);
    NtkFeaturesModel model = features("nystrom").setDimension(60).fit(train);
    List<Vector> phi = column(model.transform(train));
    List<Row> rows = train.collectAsList();
    for (int i = 0; i < 60; i += 7) {
      Vector x = rows.get(i).getAs(0);
      assertThat(phi.get(i).dot(phi.get(i))).isCloseTo(x.dot(x), within(1e-6));
    }
    double error =
        new LinearRegression()
            .setFeaturesCol("ntk")
            .setRegParam(1e-6)
            .fit(model.transform(train))
            .summary()
            .rootMeanSquaredError();
    assertThat(error).isLessThan(0.1);
  }

  @Test
  void landmarksDependOnTheVectorsAloneAndSparseIsDense() {
    Dataset<Row> few = points(300, 1);
    Dataset<Row> many = points(300, 7);
    List<Row> sparse = new ArrayList<>();
    for (Row row : few.collectAsList()) {
      sparse.add(RowFactory.create(row.<Vector>getAs(0).toSparse(), row.getDouble(1)));
    }
    List<Vector> expected = column(features("nystrom").fit(few).transform(few));
    assertThat(column(features("nystrom").fit(many).transform(few))).isEqualTo(expected);
    Dataset<Row> asSparse = SPARK.createDataFrame(sparse, SCHEMA).coalesce(1);
    assertThat(column(features("nystrom").fit(asSparse).transform(asSparse))).isEqualTo(expected);
    assertThat(column(features("nystrom").setSeed(8).fit(few).transform(few)))
        .isNotEqualTo(expected);
  }

  @Test
  void theExampleLearnsQuadrants() {
    assertThat(PipelineExample.accuracy(SPARK)).isGreaterThan(0.9);
  }

  @Test
  void copiesAndZerosAreNoLandmarks() {
    Dataset<Row> points = points(60, 2);
    List<Row> rows = new ArrayList<>(points.collectAsList());
    for (int i = 0; i < 400; i++) {
      double[] same = rows.get(0).<Vector>getAs(0).toArray();
      rows.add(RowFactory.create(Vectors.dense(i % 2 == 0 ? same : new double[WIDTH]), 0.0));
    }
    Dataset<Row> crowded = SPARK.createDataFrame(rows, SCHEMA).repartition(3);
    NtkFeatures features = features("nystrom").setDimension(60);
    assertThat(column(features.fit(crowded).transform(points)))
        .isEqualTo(column(features.fit(points).transform(points)));
    assertThatThrownBy(() -> features("nystrom").setDimension(61).fit(crowded))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("different vectors other than zero, 60, found 61");
  }

  private static Dataset<Row> wide(int width, int rows) {
    Random random = new Random(2);
    List<Row> out = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int[] places = random.ints(20, 0, width).sorted().distinct().toArray();
      double[] values = random.doubles(places.length, -1, 1).toArray();
      out.add(RowFactory.create(Vectors.sparse(width, places, values), (double) (i % 2)));
    }
    return SPARK.createDataFrame(out, SCHEMA);
  }

  @Test
  void sketchesOfSparseVectorsNeedNoRoomForZeros() {
    Dataset<Row> wide = wide(1 << 20, 600);
    NtkFeatures sketch = features("ntk-sketch").setLeaf("osnap").setDimension(2048);
    List<Vector> phi = column(sketch.fit(wide).transform(wide));
    List<Row> rows = wide.collectAsList();
    for (int i = 0; i < 600; i += 59) {
      Vector x = rows.get(i).getAs(0);
      assertThat(phi.get(i).dot(phi.get(i))).isCloseTo(x.dot(x), withinPercentage(50));
    }
    assertThatThrownBy(() -> features("ntkrf").fit(wide))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256 examples of 1,048,576 features take 2,048 MiB");
    assertThatThrownBy(() -> sketch.setLeaf("hash")).hasMessageContaining("leaf given invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"srht", "count-sketch", "osnap"})
  void sparseVectorsHaveTheFeaturesOfDenseOnes(String leaf) {
    Dataset<Row> sparse = wide(100, 50);
    List<Row> dense = new ArrayList<>();
    for (Row row : sparse.collectAsList()) {
      dense.add(RowFactory.create(row.<Vector>getAs(0).toDense(), row.getDouble(1)));
    }
    NtkFeaturesModel model = features("ntk-sketch").setLeaf(leaf).fit(sparse);
    assertThat(column(model.transform(SPARK.createDataFrame(dense, SCHEMA))))
        .isEqualTo(column(model.transform(sparse)));
  }

  /** Counts how often its map is made. */
  private record Counted(int seed) implements FeatureMapFactory {
    private static final AtomicInteger MADE = new AtomicInteger();

    @Override
    public FeatureMap map() {
      MADE.incrementAndGet();
      return new FourierFactory(WIDTH, 2, 1, seed).map();
    }
  }

  @Test
  void mapsThatAreInUseTogetherAreMadeOnce() {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(SPARK.sparkContext());
    List<SharedMap> maps = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      maps.add(new SharedMap(spark, new Counted(i % 5))); // folds have equal ones
    }
    List<Integer> turns = IntStream.range(0, 60).boxed().toList();
    assertThat(spark.parallelize(turns, 4).map(i -> maps.get(i % 10).get().dimension()).collect())
        .containsOnly(2);
    assertThat(Counted.MADE).hasValue(5);
  }

  @Test
  void aModelFollowsItsParameters() {
    Dataset<Row> rows = points(20, 1);
    NtkFeaturesModel model = features("fourier").fit(rows);
    List<Vector> first = column(model.transform(rows));
    assertThat(column(model.transform(rows))).isEqualTo(first);
    assertThat(column(model.transform(rows, new ParamMap().put(model.seed().w(8)))))
        .isNotEqualTo(first);
    model.set(model.seed(), 8L);
    assertThat(column(model.transform(rows))).isNotEqualTo(first);
  }

  @Test
  void parametersAreCopiedAndChecked() {
    NtkFeatures original = features("ntkrf");
    NtkFeatures copy = original.copy(new ParamMap().put(original.dimension().w(9)));
    assertThat(copy.getDimension()).isEqualTo(9);
    assertThat(copy.getMap()).isEqualTo("ntkrf");
    assertThat(copy.uid()).isEqualTo(original.uid());
    assertThat(original.getDimension()).isEqualTo(120);
    NtkFeaturesModel model = original.fit(points(10, 1));
    assertThat(model.copy(ParamMap.empty()).getDimension()).isEqualTo(120);
    assertThat(model.parent()).isSameAs(original);
    assertThat(original.explainParams()).contains("landmarks (> 0)", "current: ntkrf");
    assertThatThrownBy(() -> original.setMap("magic"))
        .hasMessageContaining("map given invalid value");
    assertThatThrownBy(() -> original.setDepth(0))
        .hasMessageContaining("depth given invalid value");
  }

  @Test
  void badColumnsAndVectorsHaveOneMessage() {
    Dataset<Row> rows = points(20, 1);
    NtkFeaturesModel model = features("ntkrf").fit(rows);
    assertThatThrownBy(() -> features("ntkrf").setInputCol("label").fit(rows))
        .hasMessageContaining("label must be of type");
    assertThatThrownBy(() -> features("ntkrf").setInputCol("nothing").fit(rows))
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> features("ntkrf").setOutputCol("label").fit(rows))
        .hasMessageContaining("label already exists");
    assertThatThrownBy(() -> features("deflated").setDimension(5).fit(rows))
        .hasMessageContaining("at least 12 features, found 5");
    assertThatThrownBy(() -> features("ntkrf").fit(rows.limit(0)))
        .hasMessageContaining("expected at least one vector, found none");
    Dataset<Row> wide =
        SPARK.createDataFrame(List.of(RowFactory.create(Vectors.dense(1, 2), 1.0)), SCHEMA);
    assertThatThrownBy(() -> model.transform(wide).collectAsList())
        .hasStackTraceContaining("expected vectors of 4 numbers as in the fit, found one of 2");
    Dataset<Row> none = SPARK.createDataFrame(List.of(RowFactory.create(null, 1.0)), SCHEMA);
    assertThatThrownBy(() -> model.transform(none).collectAsList())
        .hasStackTraceContaining("column features: expected a vector, found null");
  }
}
