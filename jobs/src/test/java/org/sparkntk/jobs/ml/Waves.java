package org.sparkntk.jobs.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Points of the unit sphere with a noisy label that is no linear function of them.
 *
 * @param x the points
 * @param y their labels, of mean 0 in every fold
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record Waves(double[][] x, double[][] y) {
  static final int WIDTH = 4;

  /** Consecutive points that are in one fold. */
  static final int RUN = 20;

  static final int FOLDS = 2;

  private static final StructType SCHEMA =
      new StructType()
          .add("features", SQLDataTypes.VectorType(), true)
          .add("label", DataTypes.DoubleType, true)
          .add("fold", DataTypes.IntegerType, false);

  static Waves of(int count, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[count][WIDTH];
    double[][] y = new double[count][1];
    double[] sums = new double[FOLDS];
    int[] counts = new int[FOLDS];
    for (int i = 0; i < count; i++) {
      double square = 0;
      for (int j = 0; j < WIDTH; j++) {
        x[i][j] = random.nextGaussian();
        square += x[i][j] * x[i][j];
      }
      for (int j = 0; j < WIDTH; j++) {
        x[i][j] /= Math.sqrt(square);
      }
      y[i][0] = Math.sin(4 * x[i][0]) * x[i][1] + 0.2 * random.nextGaussian();
      sums[fold(i)] += y[i][0];
      counts[fold(i)]++;
    }
    for (int i = 0; i < count; i++) {
      y[i][0] -= sums[fold(i)] / counts[fold(i)];
    }
    return new Waves(x, y);
  }

  static int fold(int row) {
    return row / RUN % FOLDS;
  }

  /** The rows in order, cut into so many partitions. */
  Dataset<Row> rows(SparkSession spark, int partitions) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      rows.add(RowFactory.create(Vectors.dense(x[i]), y[i][0], fold(i)));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(rows, partitions), SCHEMA);
  }
}
