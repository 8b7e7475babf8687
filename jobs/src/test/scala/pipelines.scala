// For spark-shell: spark-shell --jars jobs/target/spark-ntk.jar -i jobs/src/test/scala/pipelines.scala
import org.apache.spark.ml.{Pipeline, PipelineModel}
import org.apache.spark.ml.classification.LogisticRegression
import org.apache.spark.ml.evaluation.{MulticlassClassificationEvaluator, RegressionEvaluator}
import org.apache.spark.ml.feature.{StandardScaler, VectorAssembler}
import org.apache.spark.ml.tuning.{CrossValidator, ParamGridBuilder}
import org.sparkntk.jobs.ml.{NtkClassifier, NtkFeatures, NtkRegressor}

val points = spark.range(0, 400, 1, 2).selectExpr("randn(1) as x", "randn(2) as y", "1.0 as one")
  .selectExpr("*", "sin(2 * x) * y as wave", "if(x * y > 0, 1.0, 0.0) as quadrant").cache()
val assembler = new VectorAssembler().setInputCols(Array("x", "y", "one")).setOutputCol("features")
val accuracy = new MulticlassClassificationEvaluator().setLabelCol("quadrant").setMetricName("accuracy")

// Regression with the kernel itself, its ridge by cross-validation.
val regressor = new NtkRegressor().setDepth(2).setLabelCol("wave")
val ridges = new ParamGridBuilder().addGrid(regressor.ridge, Array(1e-4, 1e-2, 1.0)).build()
val error = new RegressionEvaluator().setLabelCol("wave")
val search = new CrossValidator().setEstimator(regressor).setEstimatorParamMaps(ridges).setEvaluator(error).setNumFolds(3)
val best = new Pipeline().setStages(Array(assembler, search)).fit(points)
println(f"regression: root mean squared error ${error.evaluate(best.transform(points))}%.4f")

// Classification with features like the kernel, saved and read.
val scaler = new StandardScaler().setInputCol("features").setOutputCol("scaled")
val classifier = new NtkClassifier().setMode("sketch").setMap("deflated").setDimension(256)
  .setFeaturesCol("scaled").setLabelCol("quadrant")
val fitted = new Pipeline().setStages(Array(assembler, scaler, classifier)).fit(points)
val place = java.nio.file.Files.createTempDirectory("ntk").resolve("pipeline").toString
fitted.write.save(place)
println(f"classification: accuracy ${accuracy.evaluate(PipelineModel.load(place).transform(points))}%.4f")

// The features in front of a linear model of Spark's.
val features = new NtkFeatures().setDepth(2).setDimension(128).setInputCol("features").setOutputCol("ntk")
val logistic = new LogisticRegression().setFeaturesCol("ntk").setLabelCol("quadrant").setRegParam(1e-3)
val model = new Pipeline().setStages(Array(assembler, features, logistic)).fit(points)
println(f"features: accuracy ${accuracy.evaluate(model.transform(points))}%.4f")
System.exit(0)
