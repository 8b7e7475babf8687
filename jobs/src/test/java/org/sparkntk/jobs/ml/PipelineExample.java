package org.sparkntk.jobs.ml;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** {@link NtkFeatures} in front of a linear model of Spark's; {@code pipelines.scala} has more. */
final class PipelineExample {
  private PipelineExample() {}

  /** The share of points that a linear model of the features puts into the right quadrants. */
  static double accuracy(SparkSession spark) {
    Dataset<Row> points =
        spark
            .range(0, 400, 1, 2)
            .selectExpr("randn(1) as x", "randn(2) as y", "1.0 as one")
            .selectExpr("*", "if(x * y > 0, 1.0, 0.0) as quadrant");
    PipelineStage[] stages = {
      new VectorAssembler().setInputCols(new String[] {"x", "y", "one"}).setOutputCol("raw"),
      new StandardScaler().setInputCol("raw").setOutputCol("features"),
      new NtkFeatures().setDepth(2).setDimension(128).setInputCol("features").setOutputCol("ntk"),
      new LogisticRegression().setFeaturesCol("ntk").setLabelCol("quadrant").setRegParam(1e-3)
    };
    PipelineModel model = new Pipeline().setStages(stages).fit(points);
    return new MulticlassClassificationEvaluator()
        .setLabelCol("quadrant")
        .setMetricName("accuracy")
        .evaluate(model.transform(points));
  }

  /** Prints it. */
  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().master("local[*]").getOrCreate();
    System.out.printf("accuracy %.4f%n", accuracy(spark));
    spark.stop();
  }
}
