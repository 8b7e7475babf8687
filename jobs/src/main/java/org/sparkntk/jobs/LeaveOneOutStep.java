package org.sparkntk.jobs;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.report.Metrics;
import org.sparkntk.jobs.solve.SolveStage;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.LeaveOneOut;
import org.sparkntk.kernels.solve.Preconditioner;

/** Leave-one-out errors at some training examples as a step of {@code fit}. */
final class LeaveOneOutStep {
  /** Of the choice of examples. */
  private static final long SEED = 4;

  /** Examples left out between two lines of progress. */
  private static final int BATCH = 16;

  private LeaveOneOutStep() {}

  /**
   * @param alpha the dual coefficients, n × k
   * @param targets Y, n × k
   */
  static void run(
      SparkRun run,
      SolveStage solver,
      GramMatrix gram,
      double lambda,
      Preconditioner preconditioner,
      Matrix alpha,
      Matrix targets) {
    int[] rows = rows(run.config().solver().leaveOneOut(), gram.size());
    String description = "%,d training examples, one at a time".formatted(rows.length);
    try (Stage stage = run.run().progress().start("leave-one-out", description)) {
      stage.steps("examples");
      Errors errors = new Errors();
      for (int first = 0; first < rows.length; first += BATCH) {
        int[] batch = Arrays.copyOfRange(rows, first, Math.min(rows.length, first + BATCH));
        Optional<double[]> diagonal = solver.inverseDiagonal(gram, lambda, preconditioner, batch);
        if (diagonal.isEmpty()) {
          stage.finish("without a result: a solve did not converge; raise solver.ridge");
          return;
        }
        errors.add(pick(alpha, batch), diagonal.get(), pick(targets, batch));
        stage.advance(batch.length, "");
      }
      errors.putMetrics(run.run().metrics());
      stage.finish(errors.describe());
    }
  }

  /** In increasing order; all if there are not more. */
  private static int[] rows(int wanted, int n) {
    int[] all = IntStream.range(0, n).toArray();
    Random random = new Random(SEED);
    int count = Math.min(wanted, n);
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(n - i);
      int row = all[other];
      all[other] = all[i];
      all[i] = row;
    }
    return Arrays.stream(all, 0, count).sorted().toArray();
  }

  private static Matrix pick(Matrix from, int[] rows) {
    Matrix out = Matrix.zeros(rows.length, from.cols());
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(
          from.data(), rows[i] * from.cols(), out.data(), i * from.cols(), from.cols());
    }
    return out;
  }

  /** Sums over the examples left out. */
  private static final class Errors {
    private int examples;
    private int outputs;
    private int correct;
    private double squares;

    void add(Matrix alpha, double[] inverseDiagonal, Matrix targets) {
      Matrix errors = LeaveOneOut.errors(alpha, inverseDiagonal);
      outputs = errors.cols();
      for (int i = 0; i < errors.rows(); i++) {
        double[] error = errors.rowRange(i, 1).data();
        double[] target = targets.rowRange(i, 1).data();
        double[] score = new double[outputs];
        for (int c = 0; c < outputs; c++) {
          score[c] = target[c] - error[c];
          squares += error[c] * error[c];
        }
        correct += argmax(score) == argmax(target) ? 1 : 0;
      }
      examples += errors.rows();
    }

    private double meanSquare() {
      return squares / examples / outputs;
    }

    private double accuracy() {
      return (double) correct / examples;
    }

    void putMetrics(Metrics metrics) {
      metrics.put("leave-one-out.examples", examples);
      metrics.put("leave-one-out.mse", meanSquare());
      if (outputs > 1) {
        metrics.put("leave-one-out.accuracy", accuracy());
      }
    }

    String describe() {
      String error = "mean squared error of the targets %.5g".formatted(meanSquare());
      return outputs > 1 ? error + ", accuracy %.4f".formatted(accuracy()) : error;
    }

    private static int argmax(double[] values) {
      int top = 0;
      for (int c = 1; c < values.length; c++) {
        top = values[c] > values[top] ? c : top;
      }
      return top;
    }
  }
}
