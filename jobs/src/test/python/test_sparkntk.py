"""The wrappers against a real pyspark: pytest with SPARK_NTK_JAR naming the job jar."""

import math
import os
import random

import pytest
from pyspark.errors import IllegalArgumentException
from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import MulticlassClassificationEvaluator, RegressionEvaluator
from pyspark.ml.feature import StandardScaler, StringIndexer
from pyspark.ml.linalg import Vectors
from pyspark.ml.tuning import CrossValidator, CrossValidatorModel, ParamGridBuilder
from pyspark.sql import SparkSession

from sparkntk import NtkClassifier, NtkFeatures, NtkRegressionModel, NtkRegressor


@pytest.fixture(scope="module")
def spark():
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.jars", os.environ["SPARK_NTK_JAR"])
        .config("spark.ui.enabled", False)
        .config("spark.sql.shuffle.partitions", 2)
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module", autouse=True)
def spark_was_first(spark):
    """A linear model of Spark's looks for a native library before there is a kernel."""
    rows = spark.createDataFrame([(Vectors.dense(1.0, 0.0), 1.0), (Vectors.dense(0.0, 1.0), 0.0)], ["features", "label"])
    LogisticRegression().fit(rows)


@pytest.fixture(scope="module")
def rings(spark):
    """Points of the plane; whether they are near the origin, and how high a wave is there, is not linear in them."""
    numbers = random.Random(1)
    rows = []
    for _ in range(240):
        x, y = numbers.gauss(0, 1), numbers.gauss(0, 1)
        where = "near" if math.hypot(x, y) < 1.2 else "far"
        rows.append((Vectors.dense(x, y, 1.0), where, math.sin(2 * x) * y))
    return spark.createDataFrame(rows, ["features", "where", "label"]).repartition(2).cache()


def predictions(model, rows):
    return [row.prediction for row in model.transform(rows).collect()]


def test_parameters_are_those_of_java(spark):
    regressor = NtkRegressor(depth=2, ridge=1e-2)
    assert regressor.getOrDefault("depth") == 2
    assert regressor.getOrDefault("dimension") == 4096
    assert regressor.getOrDefault("mode") == "exact"
    assert regressor.copy({regressor.ridge: 1.0}).getOrDefault("ridge") == 1.0
    assert regressor.getOrDefault("ridge") == 1e-2
    with pytest.raises(IllegalArgumentException, match="mode given invalid value magic"):
        NtkRegressor(mode="magic").fit(spark.createDataFrame([(Vectors.dense(1.0), 1.0)], ["features", "label"]))


@pytest.mark.parametrize("mode", ["exact", "sketch"])
def test_a_regression_learns_and_is_the_same_after_reading(rings, tmp_path, mode):
    model = NtkRegressor(mode=mode, depth=2, ridge=1e-4, dimension=100).fit(rings)
    assert RegressionEvaluator(metricName="rmse").evaluate(model.transform(rings)) < 0.2
    assert model.numFeatures == 3
    model.write().overwrite().save(str(tmp_path / mode))
    again = NtkRegressionModel.load(str(tmp_path / mode))
    assert predictions(again, rings) == predictions(model, rings)
    assert again.uid == model.uid and again.getOrDefault("depth") == 2
    assert again.predict(Vectors.dense(0.5, 0.5, 1.0)) == model.predict(Vectors.dense(0.5, 0.5, 1.0))


def test_a_pipeline_is_read_with_all_stages(rings, tmp_path):
    pipeline = Pipeline(
        stages=[
            StringIndexer(inputCol="where", outputCol="class"),
            StandardScaler(inputCol="features", outputCol="scaled"),
            NtkClassifier(featuresCol="scaled", labelCol="class", depth=2),
        ]
    )
    pipeline.write().overwrite().save(str(tmp_path / "pipeline"))
    model = Pipeline.load(str(tmp_path / "pipeline")).fit(rings)
    assert MulticlassClassificationEvaluator(labelCol="class", metricName="accuracy").evaluate(model.transform(rings)) > 0.9
    model.write().overwrite().save(str(tmp_path / "model"))
    again = PipelineModel.load(str(tmp_path / "model"))
    assert type(again.stages[-1]).__name__ == "NtkClassificationModel"
    assert again.stages[-1].numClasses == 2
    assert predictions(again, rings) == predictions(model, rings)


def test_cross_validation_chooses_the_ridge(rings, tmp_path):
    regressor = NtkRegressor(mode="sketch", dimension=60)
    grid = ParamGridBuilder().addGrid(regressor.ridge, [1e2, 1e-3]).build()
    found = CrossValidator(estimator=regressor, estimatorParamMaps=grid, evaluator=RegressionEvaluator(), numFolds=2).fit(rings)
    assert found.bestModel.getOrDefault("ridge") == 1e-3
    found.write().overwrite().save(str(tmp_path / "cv"))
    assert predictions(CrossValidatorModel.load(str(tmp_path / "cv")), rings) == predictions(found, rings)


def test_features_in_front_of_a_linear_model(rings):
    stages = [
        StringIndexer(inputCol="where", outputCol="class"),
        NtkFeatures(inputCol="features", outputCol="ntk", dimension=64, depth=2),
        LogisticRegression(featuresCol="ntk", labelCol="class", regParam=1e-3),
    ]
    accuracy = MulticlassClassificationEvaluator(labelCol="class", metricName="accuracy")
    assert accuracy.evaluate(Pipeline(stages=stages).fit(rings).transform(rings)) > 0.9


def test_errors_are_the_usual_ones(rings):
    with pytest.raises(IllegalArgumentException, match="No such struct field `nothing`"):
        NtkRegressor(featuresCol="nothing").fit(rings)
    with pytest.raises(IllegalArgumentException, match="unknown key solver.rigde; did you mean solver.ridge"):
        NtkRegressor(conf="solver.rigde = 1").fit(rings)


def test_the_packed_library_does_the_work_beside_linear_models_of_spark(spark):
    assert spark._jvm.org.sparkntk.kernels.linalg.Blas.library() == "libopenblas.so.0"
