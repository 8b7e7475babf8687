package org.sparkntk.jobs.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.Dense;

/** Against the textbook, across processes, and by the conventions of Spark ML. */
final class NtkEstimatorsIT extends EstimatorConventions {
  private static final double[] RIDGES = {1e-4, 1e-2, 1};

  @TempDir private Path folder;

  private static List<Double> predictions(Dataset<Row> predicted) {
    return predicted.select("prediction").collectAsList().stream()
        .map(row -> row.getDouble(0))
        .toList();
  }

  /** Kernel ridge regression on rows whose labels have mean 0. */
  private static double[][] dense(List<Integer> train, double[][] z, double ridge) {
    double[][] x = train.stream().map(i -> TRAIN.x()[i]).toArray(double[][]::new);
    double[][] y = train.stream().map(i -> TRAIN.y()[i]).toArray(double[][]::new);
    double[][] gram = Dense.gram(x, x, (a, b) -> Dense.reluNtk(a, b, 2));
    double[][] alpha = Dense.solve(gram, ridge * Dense.meanDiagonal(gram), y);
    return Dense.multiply(Dense.gram(z, x, (a, b) -> Dense.reluNtk(a, b, 2)), alpha);
  }

  private static List<Integer> rowsOf(IntPredicate fold) {
    return IntStream.range(0, TRAIN.x().length)
        .filter(i -> fold.test(Waves.fold(i)))
        .boxed()
        .toList();
  }

  @Test
  void aRegressionIsThatOfTheTextbook() {
    NtkRegressionModel model = regressor("exact").fit(TRAIN.rows(SPARK, 3));
    double[][] expected = dense(rowsOf(fold -> true), TEST.x(), 1e-2);
    List<Row> rows = model.transform(TEST.rows(SPARK, 2)).collectAsList();
    for (int i = 0; i < expected.length; i++) {
      double prediction = rows.get(i).getAs("prediction");
      assertThat(prediction).isCloseTo(expected[i][0], within(1e-5));
      assertThat(model.predict(rows.get(i).getAs("features"))).isEqualTo(prediction);
    }
    assertThat(model.numFeatures()).isEqualTo(Waves.WIDTH);
  }

  @Test
  void allRowsAsLandmarksAreTheKernelItself() {
    Dataset<Row> train = TRAIN.rows(SPARK, 2);
    Dataset<Row> test = TEST.rows(SPARK, 1);
    List<Double> exact = predictions(regressor("exact").fit(train).transform(test));
    List<Double> sketch =
        predictions(regressor("sketch").setDimension(300).fit(train).transform(test));
    for (int i = 0; i < exact.size(); i++) {
      assertThat(sketch.get(i)).isCloseTo(exact.get(i), within(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nystrom", "deflated", "exact"})
  void neitherPartitionsNorOtherRowsChangeABit(String map) {
    NtkRegressor regressor = map.equals("exact") ? regressor(map) : regressor("sketch").setMap(map);
    regressor.setConf("gram.tile-size = 50");
    Dataset<Row> test = TEST.rows(SPARK, 1);
    List<Double> expected = predictions(regressor.fit(TRAIN.rows(SPARK, 1)).transform(test));
    NtkRegressionModel model = regressor.fit(TRAIN.rows(SPARK, 7));
    assertThat(predictions(model.transform(TEST.rows(SPARK, 5)))).isEqualTo(expected);
    List<Double> shuffled = new ArrayList<>(predictions(model.transform(test.repartition(3))));
    shuffled.sort(Comparator.naturalOrder());
    assertThat(shuffled).isEqualTo(expected.stream().sorted().toList());
  }

  @Test
  void aPipelineOfEverythingPredictsTheSameInAFreshProcess()
      throws IOException, InterruptedException {
    Dataset<Row> train = named(TRAIN);
    PipelineModel model =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new StringIndexer().setInputCol("name").setOutputCol("class"),
                  new StandardScaler().setInputCol("features").setOutputCol("scaled"),
                  new NtkClassifier()
                      .setDepth(2)
                      .setFeaturesCol("scaled")
                      .setLabelCol("class")
                      .setPredictionCol("found"),
                  regressor("sketch").setMap("ntkrf"),
                })
            .fit(train);
    Dataset<Row> test = named(TEST);
    Dataset<Row> predicted = model.transform(test).cache();
    double accuracy =
        new MulticlassClassificationEvaluator()
            .setLabelCol("class")
            .setPredictionCol("found")
            .setMetricName("accuracy")
            .evaluate(predicted);
    assertThat(accuracy).isGreaterThan(0.8);
    Row first = predicted.first();
    assertThat(first.<Vector>getAs("rawPrediction").argmax())
        .isEqualTo((int) (double) first.getAs("found"));
    String saved = folder.resolve("model").toString();
    model.write().save(saved);
    String rows = folder.resolve("rows").toString();
    test.coalesce(1).write().parquet(rows);
    String out = folder.resolve("predicted").toString();
    assertThat(fork(PredictElsewhere.class, saved, rows, out)).isZero();
    String[] columns = {"rawPrediction", "found", "prediction"};
    assertThat(SPARK.read().parquet(out).selectExpr(columns).collectAsList())
        .isEqualTo(predicted.selectExpr(columns).collectAsList());
  }

  private static Dataset<Row> named(Waves waves) {
    return waves
        .rows(SPARK, 1)
        .withColumn(
            "name", functions.expr("if(label > 0.1, 'high', if(label < -0.1, 'low', 'mid'))"))
        .filter("name != 'mid'");
  }

  private static int fork(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add"))
        .forEach(command::add);
    String log = "log4j2.configurationFile";
    command.add("-D" + log + "=" + System.getProperty(log, ""));
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static CrossValidatorModel crossValidated(
      NtkRegressor regressor, Dataset<Row> rows, double... ridges) {
    return new CrossValidator()
        .setEstimator(regressor)
        .setEstimatorParamMaps(new ParamGridBuilder().addGrid(regressor.ridge(), ridges).build())
        .setEvaluator(new RegressionEvaluator().setMetricName("mse"))
        .setNumFolds(Waves.FOLDS)
        .setFoldCol("fold")
        .fit(rows);
  }

  @Test
  void crossValidationHasTheErrorsOfTheTextbook() {
    CrossValidatorModel found = crossValidated(regressor("exact"), TRAIN.rows(SPARK, 2), RIDGES);
    for (int r = 0; r < RIDGES.length; r++) {
      double error = 0;
      for (int fold = 0; fold < Waves.FOLDS; fold++) {
        int left = fold;
        List<Integer> test = rowsOf(f -> f == left);
        double[][] z = test.stream().map(i -> TRAIN.x()[i]).toArray(double[][]::new);
        double[][] scores = dense(rowsOf(f -> f != left), z, RIDGES[r]);
        for (int i = 0; i < scores.length; i++) {
          double difference = scores[i][0] - TRAIN.y()[test.get(i)][0];
          error += difference * difference / (scores.length * Waves.FOLDS);
        }
      }
      assertThat(found.avgMetrics()[r]).isCloseTo(error, within(1e-6));
    }
  }

  /**
   * The fold of a row is that of its block. Random features do not depend on the rows that are left
   * out, and an absolute ridge is the same for all folds.
   */
  @Test
  void crossValidationFindsTheRidgeOfTheFitsOwn() {
    NtkRegressor regressor = regressor("sketch").setMap("deflated").setRidgeScale("absolute");
    Dataset<Row> rows = TRAIN.rows(SPARK, 2);
    CrossValidatorModel spark = crossValidated(regressor, rows, 1e-2, 1, 100);
    double found = ((NtkRegressionModel) spark.bestModel()).getRidge();
    regressor.clear(regressor.ridge());
    NtkRegressionModel own =
        regressor
            .setConf(
                "gram.tile-size = %d, sketch.folds = %d, solver.ridge = [1e-2, 1, 100]"
                    .formatted(Waves.RUN, Waves.FOLDS))
            .fit(rows);
    assertThat(own.lambda()).isEqualTo(found).isEqualTo(1);
  }

  @Test
  void theKernelsOwnChoiceIsByGeneralisedCrossValidation() {
    double[][] gram = Dense.gram(TRAIN.x(), TRAIN.x(), (a, b) -> Dense.reluNtk(a, b, 2));
    NtkRegressor regressor = regressor("exact").setConf("solver.ridge = [1e-4, 1e-2, 1]");
    regressor.clear(regressor.ridge());
    double unit = Dense.meanDiagonal(gram);
    double best =
        Arrays.stream(RIDGES)
            .boxed()
            .min(
                Comparator.comparingDouble(
                    r -> Dense.generalisedCrossValidation(gram, r * unit, TRAIN.y())))
            .orElseThrow();
    assertThat(regressor.fit(TRAIN.rows(SPARK, 1)).lambda())
        .isCloseTo(best * unit, withinPercentage(1e-9));
  }
}
