package org.sparkntk.jobs.predict;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.ScoreMaker;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.KeptArrays;
import org.sparkntk.jobs.files.KeptCounts;
import org.sparkntk.jobs.files.MatrixCrc;
import org.sparkntk.jobs.files.ResumeDirectory;
import org.sparkntk.jobs.model.Model;
import org.sparkntk.kernels.solve.PredictionCertificate;

/** Scores of new examples under a model: computed once, then written and evaluated. */
public final class PredictStage implements AutoCloseable {
  private static final String DIRECTORY = "predict";

  /** A file takes Spark as long as some ten thousand rows. */
  private static final int ROWS_PER_FILE = 100_000;

  private final SparkSession session;
  private final Examples examples;
  private final TargetEncoding targets;
  private final Optional<PredictionCertificate> certificate;
  private final Scorer scorer;
  private final KeptCounts counts;
  private final JavaRDD<CrossGram.Block> blocks;

  /**
   * Describes the predictions; {@link #compute} makes them.
   *
   * @param resume where the scores are kept for the case of an interruption
   */
  public PredictStage(SparkSession session, Model model, Examples examples, ResumeDirectory resume)
      throws IOException {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    this.session = session;
    this.examples = examples;
    this.targets = model.targets();
    this.certificate = model.certificate();
    this.scorer = Scorer.of(spark, model);
    this.counts = KeptCounts.on(spark.sc(), "blocks");
    RowBlocks rows = examples.blocks();
    Scorer computing = scorer;
    ScoreMaker kept =
        new KeptScores(
            new KeptArrays(
                new SerializableConfiguration(spark.hadoopConfiguration()),
                resume.directory(DIRECTORY).toString(),
                counts,
                true),
            resume.run() + " " + MatrixCrc.of(model.coefficients()),
            model.coefficients().cols(),
            index -> finite(computing.score(index, rows.block(index))));
    this.blocks =
        CrossGram.blocks(spark, examples.blocks().count(), kept)
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static CrossGram.Block finite(CrossGram.Block block) {
    for (double score : block.values().data()) {
      if (!Double.isFinite(score)) {
        throw new InvalidInputException(
            "the kernel overflows for an example of block "
                + block.index()
                + " of data.test; scale the inputs (data.unit-norm) or use kernel.precision ="
                + " float64");
      }
    }
    return block;
  }

  /** Computes all scores and keeps them; the number of Spark tasks is {@link #tasks}. */
  public void compute() {
    blocks.count();
  }

  /** The number of tasks of {@link #compute}. */
  public int tasks() {
    return blocks.getNumPartitions();
  }

  /** How much of the work was done before an interruption; empty if nothing was. */
  public Optional<String> resumed() {
    return counts.isFresh() ? Optional.empty() : Optional.of(counts.describe());
  }

  /** What was read and computed, by name. */
  public SortedMap<String, Double> metrics() {
    return counts.metrics("predict");
  }

  /** The scores, one block of rows after the other in row order. */
  public Iterator<CrossGram.Block> scores() {
    return blocks.toLocalIterator();
  }

  /** Writes {@code predictions.parquet}, see {@link PredictionRows}. */
  public void write(Path parquet) {
    PredictionRows rows = PredictionRows.of(targets, certificate, examples.blocks().blockSize());
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    Broadcast<ArrayList<String>> labels = spark.broadcast(new ArrayList<>(examples.labels()));
    Broadcast<int[]> positions = spark.broadcast(examples.positions());
    JavaRDD<Row> table =
        blocks
            .flatMap(block -> rows.of(block, labels.value(), positions.value()).iterator())
            .coalesce(1 + examples.count() / ROWS_PER_FILE);
    session.createDataFrame(table, rows.schema()).write().parquet(parquet.toString());
    labels.destroy();
    positions.destroy();
  }

  @Override
  public void close() {
    blocks.unpersist(false);
    scorer.close();
  }
}
