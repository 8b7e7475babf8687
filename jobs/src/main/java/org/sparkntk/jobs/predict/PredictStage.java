package org.sparkntk.jobs.predict;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.kernels.linalg.Matrix;

/** Scores of new examples under a model: computed once, then written and evaluated. */
public final class PredictStage implements AutoCloseable {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("label", DataTypes.StringType, true)
          .add("prediction", DataTypes.StringType, false)
          .add("scores", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private final SparkSession session;
  private final Examples examples;
  private final TargetEncoding targets;
  private final Broadcast<Matrix> coefficients;
  private final JavaRDD<CrossGram.Block> blocks;

  /** Describes the predictions; {@link #compute} makes them. */
  public PredictStage(SparkSession session, Model model, Examples examples) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.session = session;
    this.examples = examples;
    this.targets = model.targets();
    this.coefficients = spark.broadcast(model.coefficients());
    PanelSource train =
        new PanelSource(model.examples(), model.preprocessing(), model.networkKernel());
    PanelSource test =
        new PanelSource(examples.blocks(), model.preprocessing(), model.networkKernel());
    this.blocks =
        CrossGram.product(spark, test, train, coefficients).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Computes all scores and keeps them; the number of Spark tasks is {@link #tasks}. */
  public void compute() {
    blocks.count();
  }

  /** The number of tasks of {@link #compute}. */
  public int tasks() {
    return blocks.getNumPartitions();
  }

  /** The scores, one block of rows after the other in row order. */
  public Iterator<CrossGram.Block> scores() {
    return blocks.toLocalIterator();
  }

  /**
   * Writes one row an example: {@code id} (its position), {@code label} (null without labels),
   * {@code prediction} (class name or number), {@code scores} (one an output).
   */
  public void write(Path parquet) {
    int blockSize = examples.blocks().blockSize();
    TargetEncoding encoding = targets;
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    Broadcast<List<String>> labels = spark.broadcast(new ArrayList<>(examples.labels()));
    JavaRDD<Row> rows =
        blocks.flatMap(
            block ->
                rows(block.values(), (long) block.index() * blockSize, encoding, labels.value())
                    .iterator());
    session.createDataFrame(rows, SCHEMA).write().parquet(parquet.toString());
    labels.destroy();
  }

  @Override
  public void close() {
    blocks.unpersist(false);
    coefficients.destroy();
  }

  private static List<Row> rows(
      Matrix scores, long first, TargetEncoding encoding, List<String> labels) {
    List<String> predictions = encoding.decode(scores);
    List<Row> out = new ArrayList<>(scores.rows());
    for (int i = 0; i < scores.rows(); i++) {
      List<Double> values = new ArrayList<>(scores.cols());
      for (int c = 0; c < scores.cols(); c++) {
        values.add(scores.get(i, c));
      }
      Object label = labels.isEmpty() ? null : labels.get((int) first + i);
      out.add(RowFactory.create(first + i, label, predictions.get(i), values));
    }
    return out;
  }
}
