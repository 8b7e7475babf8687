package org.sparkntk.jobs.ml;

import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A program of a user's: a saved pipeline and a Parquet file in, predictions out. */
final class PredictElsewhere {
  private PredictElsewhere() {}

  public static void main(String[] arguments) {
    SparkSession spark =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", false).getOrCreate();
    Dataset<Row> rows = spark.read().parquet(arguments[1]);
    PipelineModel.load(arguments[0]).transform(rows).write().parquet(arguments[2]);
    spark.stop();
  }
}
