package org.sparkntk.jobs.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Estimators and models as Spark ML expects them: parameters, columns, errors. */
abstract class EstimatorConventions {
  static final SparkSession SPARK =
      SparkSession.builder()
          .master("local[2]")
          .config("spark.ui.enabled", false)
          .config("spark.sql.shuffle.partitions", 2)
          .getOrCreate();
  static final Waves TRAIN = Waves.of(300, 1);
  static final Waves TEST = Waves.of(90, 2);

  static NtkRegressor regressor(String mode) {
    return new NtkRegressor().setMode(mode).setDepth(2).setRidge(1e-2).setDimension(100);
  }

  @Test
  void aClassifierServesOneVersusRest() {
    Dataset<Row> rows = TRAIN.rows(SPARK, 1).withColumn("label", functions.expr("fold % 2"));
    NtkClassifier classifier = new NtkClassifier().setMode("sketch").setDimension(50);
    assertThat(new OneVsRest().setClassifier(classifier).fit(rows).transform(rows).columns())
        .endsWith("rawPrediction", "prediction");
  }

  @Test
  void parametersAreCopied() {
    NtkRegressor original = regressor("sketch");
    NtkRegressor copy = original.copy(new ParamMap().put(original.ridge().w(7.0)));
    assertThat(copy.getRidge()).isEqualTo(7);
    assertThat(copy.getMode()).isEqualTo("sketch");
    assertThat(copy.uid()).isEqualTo(original.uid());
    assertThat(original.getRidge()).isEqualTo(1e-2);
    NtkRegressionModel model = original.fit(TRAIN.rows(SPARK, 1));
    assertThat(model.parent()).isSameAs(original);
    NtkRegressionModel renamed = model.copy(new ParamMap().put(model.predictionCol().w("guess")));
    assertThat(renamed.transform(TEST.rows(SPARK, 1)).columns())
        .containsExactly("features", "label", "fold", "guess");
    assertThat(renamed.getDimension()).isEqualTo(100);
    assertThat(renamed.parent()).isSameAs(original);
    assertThat(original.explainParams()).contains("ridge: λ", "current: 0.01", "featuresCol:");
  }

  @Test
  void anEmptyDatasetIsTransformedAndNotFitted() {
    Dataset<Row> none = TEST.rows(SPARK, 2).limit(0);
    NtkRegressionModel model = regressor("exact").fit(TRAIN.rows(SPARK, 1));
    assertThat(model.transform(none).count()).isZero();
    assertThat(model.setPredictionCol("").transform(none).columns()).hasSize(3);
    assertThatThrownBy(() -> regressor("exact").fit(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least one example, found none");
    assertThatThrownBy(() -> new NtkClassifier().fit(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at least one example, found none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "-1", "150"})
  void labelsOfClassesAreThoseOfSpark(String odd) {
    Dataset<Row> rows =
        TRAIN.rows(SPARK, 1).withColumn("label", functions.expr("if(label > 0, " + odd + ", 0)"));
    assertThatThrownBy(() -> new NtkClassifier().fit(rows))
        .hasStackTraceContaining(
            odd.equals("0.5") ? "Labels MUST be Integers" : "Labels MUST be in [0, 100)");
  }

  @Test
  void aClassWithoutExamplesIsOneOfThem() {
    Dataset<Row> rows =
        TRAIN.rows(SPARK, 1).withColumn("label", functions.expr("if(label > 0, 2, 0)"));
    NtkClassificationModel model = new NtkClassifier().fit(rows);
    assertThat(model.numClasses()).isEqualTo(3);
    assertThat(model.setRawPredictionCol("").transform(rows).filter("prediction = 1").count())
        .isZero();
  }

  @Test
  void mistakesHaveTheUsualErrors() {
    Dataset<Row> rows = TRAIN.rows(SPARK, 1);
    assertThatThrownBy(() -> regressor("exact").setFeaturesCol("nothing").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No such struct field `nothing`");
    assertThatThrownBy(() -> regressor("exact").setFeaturesCol("label").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label must be of type");
    assertThatThrownBy(() -> regressor("exact").setMode("magic"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mode given invalid value magic");
    assertThatThrownBy(() -> regressor("exact").setConf("data.limit = 3").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("conf: expected keys of gram, kernel, sketch, solver, found data");
    String heldOut = "solver { ridge = [0.1, 1], ridge-choice = held-out }";
    assertThatThrownBy(() -> new NtkRegressor().setConf(heldOut).fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("conf: solver.ridge-choice: expected training");
    assertThatThrownBy(() -> regressor("sketch").setConf("solver.certify = stored").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("conf: solver.certify: expected mode = exact");
    assertThatThrownBy(() -> regressor("exact").setLayers("[{dense {}}]").fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layers")
        .hasMessageContaining("sigma-w");
    assertThatThrownBy(() -> regressor("sketch").setDimension(301).fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most as many landmarks as training examples, 300, found 301");
    assertThatThrownBy(() -> regressor("exact").fit(rows.withColumn("label", functions.lit(1.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected different regression targets");
    Dataset<Row> holes =
        rows.withColumn("label", functions.expr("if(fold = 0, double('NaN'), label)"));
    assertThatThrownBy(() -> regressor("exact").fit(holes))
        .hasStackTraceContaining("Labels MUST NOT be Null or NaN");
  }
}
