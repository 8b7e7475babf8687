package org.sparkntk.jobs;

import java.io.IOException;
import java.util.Locale;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.files.KeptArrays;
import org.sparkntk.jobs.files.KeptCounts;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.ResumeDirectory;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.jobs.study.Csv;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.PosteriorVariance;
import org.sparkntk.kernels.solve.Preconditioner;
import org.sparkntk.kernels.solve.Solution;

/**
 * Posterior variances at some test examples as a step of {@code fit}: {@code
 * posterior-variance.csv}. They are those of a Gaussian process whose covariance is the kernel;
 * with the NNGP kernel, of the infinitely wide Bayesian network.
 *
 * @param gram Θ of the training examples
 * @param preconditioner of Θ + λI
 * @param train the examples of Θ, prepared for the same kernel
 */
record PosteriorVarianceStep(
    SparkRun run,
    SolveStage solver,
    GramMatrix gram,
    double lambda,
    Preconditioner preconditioner,
    PanelSource train) {
  private static final String TABLE = "posterior-variance.csv";

  /** Examples a solve. */
  private static final int BATCH = 64;

  /** Columns of an array that is kept: k(z, z), the variance, its error. */
  private static final int FIGURES = 3;

  /**
   * Writes the table.
   *
   * @param resume where batches that are done outlive an interruption
   */
  void run(Examples test, ResumeDirectory resume) throws IOException {
    int examples = Math.min(run.config().solver().posteriorVariance(), test.count());
    PanelSource source = new PanelSource(test.blocks(), train.preprocessing(), train.kernel());
    KeptCounts counts = KeptCounts.on(run.spark().sc(), "batches");
    KeptArrays kept =
        new KeptArrays(
            new SerializableConfiguration(run.spark().hadoopConfiguration()),
            resume.directory("variance").toString(),
            counts,
            true);
    Table table = new Table(test.positions());
    try (Stage stage =
        run.run().progress().start("variance", "%,d test examples".formatted(examples))) {
      stage.steps("examples");
      while (table.rows < examples) {
        int first = table.rows;
        NpyArray batch =
            kept.get(
                String.format(Locale.ROOT, "variance-%06d.npy", first),
                resume.run() + " " + first,
                array -> array.cols() == FIGURES && array.values() instanceof double[],
                () -> batch(source, first, examples));
        table.add(batch);
        stage.advance(batch.rows(), "");
      }
      run.run().write(TABLE, table.csv.toString());
      run.run().metrics().put("posterior-variance.examples", examples);
      run.run().metrics().put("posterior-variance.share", table.share());
      if (Double.isFinite(table.error)) {
        run.run().metrics().put("posterior-variance.error", table.error);
      }
      stage.finish(table.describe() + (counts.isFresh() ? "" : "; " + counts.describe()));
    }
  }

  /** The figures of the test examples from {@code first} on that one solve can have. */
  private NpyArray batch(PanelSource test, int first, int examples) {
    RowBlocks blocks = test.blocks();
    int block = first / blocks.blockSize();
    int start = first % blocks.blockSize();
    int rows = Math.min(BATCH, Math.min(examples - first, blocks.rowsOf(block) - start));
    PanelSource part = test.part(block, start, rows);
    Matrix cross = cross(part);
    Solution solution = solver.columns(gram, lambda, preconditioner, cross);
    double[] self = part.panel(0).diagonal();
    PosteriorVariance[] variances = PosteriorVariance.of(solution, cross, self, lambda);
    double[] figures = new double[rows * FIGURES];
    for (int i = 0; i < rows; i++) {
      figures[i * FIGURES] = self[i];
      figures[i * FIGURES + 1] = variances[i].value();
      figures[i * FIGURES + 2] = variances[i].error();
    }
    return new NpyArray(rows, FIGURES, figures);
  }

  /** Θ(X, Z), n × rows of Z. */
  private Matrix cross(PanelSource test) {
    int rows = test.blocks().rows();
    Matrix out = Matrix.zeros(gram.size(), rows);
    Matrix identity = Matrix.zeros(rows, rows);
    for (int i = 0; i < rows; i++) {
      identity.set(i, i, 1);
    }
    Broadcast<Matrix> columns = run.spark().broadcast(identity);
    int size = train.blocks().blockSize();
    for (CrossGram.Block block : CrossGram.product(run.spark(), train, test, columns).collect()) {
      double[] values = block.values().data();
      System.arraycopy(values, 0, out.data(), block.index() * size * rows, values.length);
    }
    columns.destroy();
    return out;
  }

  /** The examples so far. */
  private static final class Table {
    private final Csv csv = new Csv("id", "prior", "variance", "error");
    private final int[] positions;
    private int rows;
    private double prior;
    private double variance;
    private double error;

    Table(int[] positions) {
      this.positions = positions;
    }

    void add(NpyArray batch) {
      double[] figures = (double[]) batch.values();
      for (int at = 0; at < figures.length; at += FIGURES) {
        double bound = figures[at + 2];
        Object known = Double.isFinite(bound) ? (Object) bound : "";
        csv.line(positions[rows], figures[at], figures[at + 1], known);
        prior += figures[at];
        variance += figures[at + 1];
        error = Math.max(error, bound);
        rows++;
      }
    }

    double share() {
      return variance / prior;
    }

    String describe() {
      return "mean variance %.4g, %.4g of what it was without training examples, error at most %.2g"
          .formatted(variance / rows, share(), error);
    }
  }
}
