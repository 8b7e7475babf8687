package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparkntk.jobs.Experiment.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.ingest.Bytes;

/** The whole way from files to predictions, against dense oracles. */
final class FitPredictIT {
  private static final Points TRAIN = Points.random(150, 1);
  private static final Points TEST = Points.random(67, 2);
  private static final Points MANY = Points.random(300, 3);
  private static final String DEPTH_2 =
      "kernel.layers = [{repeat {times = 2, layers = [{dense {sigma-w = 1.4142135623730951}},"
          + " relu]}}, {dense {sigma-w = 1}}]";

  @TempDir private Path folder;
  private Experiment experiment;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
  }

  private String conf(String[] train, String[] test, String... more) {
    String trainFile = experiment.file("train.csv", train);
    String testFile = experiment.file("test.csv", test);
    String[] lines = {
      "data { format = csv, train = [\"" + trainFile + "\"], test = [\"" + testFile + "\"] }",
      DEPTH_2,
      "gram.tile-size = 64",
      "solver { ridge = 1e-2, tolerance = 1e-10, method = block-cg }"
    };
    String[] all = Arrays.copyOf(lines, lines.length + more.length);
    System.arraycopy(more, 0, all, lines.length, more.length);
    return experiment.conf(all);
  }

  private Path done(String job, String conf, String out, String... more) {
    CommandLineRun run = experiment.run(job, conf, out, more);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return experiment.out(out);
  }

  /** α for a test that knows the Gram matrix and the targets; the ridge is relative. */
  private static double[][] alpha(double[][] gram, double[][] targets) {
    return Dense.solve(gram, 1e-2 * Dense.meanDiagonal(gram), targets);
  }

  private static double[][] gram(double[][] x, double[][] z) {
    return Dense.gram(x, z, (a, b) -> Dense.reluNtk(a, b, 2));
  }

  @Test
  void classificationAgreesWithCholeskyAndPredictRepeatsIt() {
    String conf = conf(TRAIN.classified(), TEST.classified());
    Path fit = done("fit", conf, "fit");
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double[][] z = Dense.withUnitNorm(TEST.x());
    double[][] scores = Dense.multiply(gram(z, x), alpha(gram(x, x), TRAIN.oneHot()));
    List<Row> rows = Results.predictions(fit);
    assertThat(Dense.relativeError(Results.scores(rows), scores)).isLessThan(1e-6);
    assertThat(Results.metric(fit, "test.accuracy")).isEqualTo(accuracy(rows)).isGreaterThan(0.6);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).getLong(0)).isEqualTo(i);
      assertThat(rows.get(i).getString(1)).isEqualTo(String.valueOf("abc".charAt(TEST.label()[i])));
      assertThat(rows.get(i).getString(2))
          .isEqualTo(String.valueOf("abc".charAt(argmax(scores[i]))));
    }
    assertPredictRepeats(fit, conf, "test.accuracy");
  }

  @Test
  void regressionAgreesWithCholeskyAndPredictRepeatsIt() {
    String conf =
        conf(
            TRAIN.valued(),
            TEST.valued(),
            "data { task = regression, standardise = feature, unit-norm = true }");
    Path fit = done("fit", conf, "fit");
    double[] means = Dense.means(TRAIN.x());
    double[] deviations = Dense.deviations(TRAIN.x());
    double[][] x = Dense.withUnitNorm(Dense.standardised(TRAIN.x(), means, deviations));
    double[][] z = Dense.withUnitNorm(Dense.standardised(TEST.x(), means, deviations));
    double[] centre = Dense.means(TRAIN.column());
    double[] unit = Dense.deviations(TRAIN.column());
    double[][] targets = Dense.standardised(TRAIN.column(), centre, unit);
    double[][] scores = Dense.multiply(gram(z, x), alpha(gram(x, x), targets));
    List<Row> rows = Results.predictions(fit);
    assertThat(Dense.relativeError(Results.scores(rows), scores)).isLessThan(1e-6);
    double squares = 0;
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).getDouble(1)).isEqualTo(TEST.value()[i]);
      double predicted = centre[0] + unit[0] * scores[i][0];
      assertThat(rows.get(i).getDouble(2)).isCloseTo(predicted, within(1e-6 * unit[0]));
      squares += Math.pow(rows.get(i).getDouble(2) - TEST.value()[i], 2);
    }
    assertThat(Results.metric(fit, "test.rmse"))
        .isCloseTo(Math.sqrt(squares / rows.size()), within(1e-9));
    assertPredictRepeats(fit, conf, "test.rmse");
  }

  /** A loose solve, against the exact one and against the whole spectrum. */
  @Test
  void aLooseSolveKnowsItsErrorAndTheEffectiveDimension() {
    String conf =
        conf(
            TRAIN.classified(),
            TEST.classified(),
            "solver.tolerance = 1e-3, solver.block-width = 8");
    Path fit = done("fit", conf, "fit");
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double[][] gram = gram(x, x);
    double[][] exact =
        Dense.multiply(gram(Dense.withUnitNorm(TEST.x()), x), alpha(gram, TRAIN.oneHot()));
    List<Row> rows = Results.predictions(fit);
    double[][] scores = Results.scores(rows);
    int certain = 0;
    for (int i = 0; i < rows.size(); i++) {
      double bound = rows.get(i).getDouble(rows.get(i).fieldIndex("score-error"));
      assertThat(bound).isBetween(1e-9, Results.metric(fit, "predict.score-error"));
      for (int c = 0; c < scores[i].length; c++) {
        assertThat(scores[i][c]).isCloseTo(exact[i][c], within(bound));
      }
      certain += margin(scores[i]) > 2 * bound ? 1 : 0;
    }
    assertThat(Results.metric(fit, "predict.certified-share"))
        .isBetween((double) certain / rows.size(), 1.0);

    double lambda = Results.metric(fit, "solve.ridge");
    double dimension = x.length - lambda * Dense.inverseTrace(gram, lambda);
    double error = Results.metric(fit, "solve.effective-dimension-error");
    assertThat(error).isLessThan(0.2 * dimension);
    assertThat(Results.metric(fit, "solve.effective-dimension"))
        .isCloseTo(dimension, within(4 * error));
    assertThat(Results.metric(fit, "solve.condition-at-least")).isGreaterThan(10);
  }

  /** The diagonal is constant, so that Jacobi's preconditioner divides by a number. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "jacobi"})
  void theEndsOfTheSpectrumAreThoseOfTheMatrixThatIsIteratedOn(String preconditioner) {
    String conf = conf(TRAIN.classified(), TEST.classified());
    Path fit = done("fit", conf, "fit", set("solver.preconditioner", preconditioner));
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double[][] gram = gram(x, x);
    double lambda = Results.metric(fit, "solve.ridge");
    double unit = preconditioner.equals("jacobi") ? Dense.meanDiagonal(gram) + lambda : 1;
    double[] eigenvalues =
        new EigenDecomposition(new Array2DRowRealMatrix(gram)).getRealEigenvalues();
    double largest = (eigenvalues[0] + lambda) / unit;
    double smallest = (eigenvalues[x.length - 1] + lambda) / unit;
    assertThat(Results.metric(fit, "solve.largest-eigenvalue-at-least"))
        .isBetween(0.999 * largest, (1 + 1e-9) * largest);
    assertThat(Results.metric(fit, "solve.smallest-eigenvalue-at-most"))
        .isBetween((1 - 1e-9) * smallest, 1.1 * smallest);
    assertThat(Results.metric(fit, "solve.condition-at-least"))
        .isBetween(0.9 * largest / smallest, (1 + 1e-9) * largest / smallest);
  }

  /** Against fits that really leave them out. */
  @Test
  void leavingOneOutNeedsNoRefit() {
    String conf = conf(TRAIN.classified(), TEST.classified(), "solver.leave-one-out = 1000");
    Path fit = done("fit", conf, "fit");
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double[][] gram = gram(x, x);
    double[][] targets = TRAIN.oneHot();
    double lambda = 1e-2 * Dense.meanDiagonal(gram);
    double squares = 0;
    int correct = 0;
    for (int i = 0; i < x.length; i++) {
      int left = i;
      int[] kept = IntStream.range(0, x.length).filter(j -> j != left).toArray();
      double[][] part = gram(Dense.pick(x, kept), Dense.pick(x, kept));
      double[][] alpha = Dense.solve(part, lambda, Dense.pick(targets, kept));
      double[] score = Dense.multiply(gram(new double[][] {x[i]}, Dense.pick(x, kept)), alpha)[0];
      correct += argmax(score) == argmax(targets[i]) ? 1 : 0;
      for (int c = 0; c < score.length; c++) {
        squares += Math.pow(targets[i][c] - score[c], 2) / score.length;
      }
    }
    assertThat(Results.metric(fit, "leave-one-out.examples")).isEqualTo(150);
    assertThat(Results.metric(fit, "leave-one-out.mse"))
        .isCloseTo(squares / x.length, within(1e-9));
    assertThat(Results.metric(fit, "leave-one-out.accuracy"))
        .isEqualTo((double) correct / x.length);
  }

  /** Loose solves, so that the bound of their error is put to the test. */
  @Test
  void thePosteriorVarianceIsWithinItsBoundOfTheExactOne() throws IOException {
    String conf =
        conf(
            TRAIN.classified(),
            TEST.classified(),
            "solver { posterior-variance = 66, tolerance = 1e-2, block-width = 4 }");
    Path fit = done("fit", conf, "fit");
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double[][] z = Dense.withUnitNorm(TEST.x());
    double[][] gram = gram(x, x);
    double[][] cross = gram(z, x);
    double[][] columns = gram(x, z);
    double[][] solved = alpha(gram, columns);
    List<String> lines = Files.readAllLines(fit.resolve("posterior-variance.csv"));
    assertThat(lines.get(0)).isEqualTo("id,prior,variance,error");
    assertThat(lines).hasSize(67);
    double worst = 0;
    for (int i = 0; i < 66; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      double prior = gram(new double[][] {z[i]}, new double[][] {z[i]})[0][0];
      assertThat(cells[0]).isEqualTo(String.valueOf(i));
      assertThat(Double.parseDouble(cells[1])).isCloseTo(prior, within(1e-12));
      double exact = prior;
      for (int j = 0; j < x.length; j++) {
        exact -= cross[i][j] * solved[j][i];
      }
      double variance = Double.parseDouble(cells[2]);
      double error = Double.parseDouble(cells[3]);
      assertThat(exact).isBetween(variance - error - 1e-12, variance + 1e-12);
      worst = Math.max(worst, error);
    }
    assertThat(worst)
        .isGreaterThan(1e-9)
        .isEqualTo(Results.metric(fit, "posterior-variance.error"));
  }

  @Test
  void aLearningCurveIsMadeOfFitsToTheFirstExamples() throws IOException {
    String conf =
        conf(
            TRAIN.classified(),
            TEST.classified(),
            "solver { learning-curve = [70, 130, 128, 1000], certify = exact, tolerance = 1e-8 }");
    Path fit = done("fit", conf, "fit");
    List<String> lines = Files.readAllLines(fit.resolve("learning-curve.csv"));
    assertThat(lines.get(0)).isEqualTo("examples,ridge,passes,residual,accuracy");
    // In whole tiles of 64.
    assertThat(lines).hasSize(4);
    for (int i = 1; i < 4; i++) {
      String[] cells = lines.get(i).split(",", -1);
      int examples = List.of(64, 128, 150).get(i - 1);
      assertThat(cells[0]).isEqualTo(String.valueOf(examples));
      Path alone =
          done(
              "fit",
              conf,
              "fit" + i,
              set("data.limit", examples),
              set("solver.learning-curve", "[]"));
      assertThat(Double.parseDouble(cells[1]))
          .isCloseTo(Results.metric(alone, "solve.ridge"), within(1e-12));
      assertThat(Double.parseDouble(cells[3])).isLessThan(1e-12);
      assertThat(Double.parseDouble(cells[4])).isEqualTo(Results.metric(alone, "test.accuracy"));
    }
  }

  private static double margin(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - 1] - sorted[sorted.length - 2];
  }

  private void assertPredictRepeats(Path fit, String conf, String metric) {
    List<String> fitted = Results.predictionTexts(fit);
    assertThat(fitted).hasSize(TEST.x().length);
    DocumentedFiles.assertFit(fit, 3);
    String model = set("predict.model", fit.resolve("model"));
    Path labelled = done("predict", conf, "labelled", model);
    DocumentedFiles.assertPredict(labelled);
    assertThat(Results.predictionTexts(labelled)).isEqualTo(fitted);
    assertThat(Results.metric(labelled, metric)).isEqualTo(Results.metric(fit, metric));

    experiment.file("test.csv", TEST.unlabelled());
    Path bare = done("predict", conf, "bare", model, set("data.labels", "absent"));
    List<Row> rows = Results.predictions(bare);
    assertThat(rows).allMatch(row -> row.isNullAt(row.fieldIndex("label")));
    assertThat(Results.scores(rows)).isDeepEqualTo(Results.scores(Results.predictions(fit)));
    assertThat(Results.json(bare.resolve("metrics.json")).fieldNames())
        .toIterable()
        .noneMatch(name -> name.startsWith("test."));
  }

  @Test
  void idxFilesGoTheSameWay() {
    int[] labels = new int[60];
    byte[] pixels = new byte[60 * 4];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
      for (int j = 0; j < 4; j++) {
        pixels[4 * i + j] = (byte) (j == labels[i] ? 200 + i % 50 : 7 * i % 60);
      }
    }
    byte[] images = Bytes.idx(0x0803, new int[] {60, 2, 2}, pixels);
    String conf =
        experiment.conf(
            "data.train = [\"" + experiment.file("images.gz", Bytes.gzip(images)) + "\"]",
            "data.train-labels = [\"" + experiment.file("labels", Bytes.idxLabels(labels)) + "\"]",
            "data.standardise = channel");
    Path fit = done("fit", conf, "fit");
    assertThat(Results.metric(fit, "train.count")).isEqualTo(48);
    assertThat(Results.metric(fit, "test.accuracy")).isEqualTo(1);
    String[] test = {
      set("predict.model", fit.resolve("model")),
      set("data.test", "[\"" + folder.resolve("images.gz") + "\"]"),
      set("data.test-labels", "[\"" + folder.resolve("labels") + "\"]")
    };
    Path predict = done("predict", conf, "predict", test);
    assertThat(Results.metric(predict, "test.accuracy")).isEqualTo(1);
    assertThat(Results.predictions(predict)).hasSize(60);
  }

  @Test
  void savedTilesMakeUpTheNaiveGramMatrix() {
    String conf = conf(TRAIN.classified(), TEST.classified());
    Path gram = done("gram", conf, "gram").resolve("gram");
    assertThat(DocumentedFiles.visible(gram))
        .hasSize(7)
        .contains("gram.json", "tile-00001-00002.npy");
    double[][] actual = tiles(gram, TRAIN.x().length);
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    assertThat(Dense.relativeError(actual, gram(x, x))).isLessThan(1e-12);
    assertThat(Results.metric(experiment.out("gram"), "gram.mean-diagonal"))
        .isCloseTo(Dense.meanDiagonal(actual), within(1e-14));
  }

  /** The matrix that the three by three tiles of a store make up. */
  private static double[][] tiles(Path store, int n) {
    double[][] out = new double[n][n];
    for (int row = 0; row < 3; row++) {
      for (int col = row; col < 3; col++) {
        double[][] tile = Results.npy(store.resolve("tile-%05d-%05d.npy".formatted(row, col)));
        for (int i = 0; i < tile.length; i++) {
          for (int j = 0; j < tile[i].length; j++) {
            out[64 * row + i][64 * col + j] = tile[i][j];
            out[64 * col + j][64 * row + i] = tile[i][j];
          }
        }
      }
    }
    return out;
  }

  @Test
  void float32AgreesWithFloat64To1e4() {
    String conf =
        conf(TRAIN.classified(), TEST.classified(), "solver { ridge = 1e-1, tolerance = 1e-6 }");
    Path wide = done("fit", conf, "wide");
    Path narrow = done("fit", conf, "narrow", set("kernel.precision", "float32"));
    double[][] expected = Results.scores(Results.predictions(wide));
    double error = Dense.relativeError(Results.scores(Results.predictions(narrow)), expected);
    assertThat(error).isPositive().isLessThan(1e-4);
    assertThat(Results.metric(narrow, "gram.bytes"))
        .isEqualTo(Results.metric(wide, "gram.bytes") / 2);
  }

  @Test
  void smallSystemsAreSolvedByCholeskyUnlessToldOtherwise() throws IOException {
    String conf = conf(TRAIN.classified(), TEST.classified());
    Path direct = done("fit", conf, "direct", set("solver.method", "auto"));
    Path iterated = done("fit", conf, "iterated");
    assertThat(Files.readString(direct.resolve("log"))).contains("Cholesky factor, 3 right-hand");
    assertThat(Results.metric(direct, "solve.passes")).isOne();
    assertThat(
            Dense.relativeError(
                Results.scores(Results.predictions(direct)),
                Results.scores(Results.predictions(iterated))))
        .isPositive()
        .isLessThan(1e-8);
  }

  @Test
  void aGramMatrixWithoutACholeskyFactorIsRefusedAndIteratedOnByAuto() throws IOException {
    String[] twice = new String[300];
    for (int i = 0; i < 300; i++) {
      twice[i] = TRAIN.classified()[i % 150];
    }
    String conf = conf(twice, TEST.classified(), "solver { ridge = 0, tolerance = 1e-3 }");
    CommandLineRun refused = experiment.run("fit", conf, "fit", set("solver.method", "cholesky"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("the Gram matrix has no Cholesky factor: the leading minor of order ")
        .contains("raise solver.ridge, or set solver.method = block-cg");
    String[] auto = {set("solver.method", "auto"), set("solver.preconditioner", "rpcholesky")};
    Path fit = done("fit", conf, "auto", auto);
    assertThat(Files.readString(fit.resolve("log")))
        .containsSubsequence(
            "solve      Cholesky factor, 3 right-hand sides",
            "solve      broken off",
            "precondition rpcholesky of rank 12",
            "solve      block conjugate gradient, 3 right-hand sides",
            "(no Cholesky factor: the leading minor of order ",
            "solve      done");
    assertThat(Results.metric(fit, "solve.preconditioner.rank")).isEqualTo(12);
  }

  /** The tiles are float32 either way; the residual is that of the coefficients that were saved. */
  @Test
  void aCertifiedSolutionIsOneOfTheGramMatrixThatWasToBeCertified() {
    double lambda = 6e-3;
    String conf =
        conf(
            TRAIN.classified(),
            MANY.classified(),
            "kernel.precision = float32",
            "solver { ridge = " + lambda + ", ridge-scale = absolute, tolerance = 1e-6 }");
    Path store = folder.resolve("tiles");
    Path stored =
        done("fit", conf, "stored", set("solver.certify", "stored"), set("gram.store", store));
    Path exact = done("fit", conf, "exact", set("solver.certify", "exact"));

    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double[][] gram = gram(x, x);
    assertThat(residual(gram, lambda, exact)).isLessThan(1e-12);
    assertThat(residual(gram, lambda, stored)).isBetween(1e-9, 1e-5);
    assertThat(residual(tiles(store, x.length), lambda, stored)).isLessThan(1e-12);

    double[][] alpha = Dense.solve(gram, lambda, TRAIN.oneHot());
    double[][] scores = Dense.multiply(gram(Dense.withUnitNorm(MANY.x()), x), alpha);
    for (Path fit : List.of(stored, exact)) {
      double[][] actual = Results.scores(Results.predictions(fit));
      // Predictions still use float32 entries of the cross Gram matrix.
      assertThat(Dense.relativeError(actual, scores)).isLessThan(1e-4);
      assertThat(argmaxes(actual)).isEqualTo(argmaxes(scores));
    }
  }

  private static double residual(double[][] gram, double lambda, Path fit) {
    double[][] alpha = Results.npy(fit.resolve("model/dual-coefficients.npy"));
    return Dense.relativeResidual(gram, lambda, alpha, TRAIN.oneHot());
  }

  @Test
  void theRidgeIsChosenByCrossValidationOfTheTrainingExamplesAlone() throws IOException {
    String conf = conf(TRAIN.classified(), TEST.classified());
    List<Double> ridges = List.of(1e-3, 1e-2, 1e-1, 1.0, 10.0);
    Path fit = done("fit", conf, "fit", set("solver.ridge", ridges));
    double[][] gram = gram(Dense.withUnitNorm(TRAIN.x()), Dense.withUnitNorm(TRAIN.x()));
    double unit = Dense.meanDiagonal(gram);
    double best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    List<String> lines = Files.readAllLines(fit.resolve("ridges.csv"));
    for (int i = 0; i < ridges.size(); i++) {
      double score = Dense.generalisedCrossValidation(gram, ridges.get(i) * unit, TRAIN.oneHot());
      String[] cells = lines.get(i + 1).split(",", -1);
      assertThat(Double.parseDouble(cells[1])).isCloseTo(ridges.get(i), within(1e-9));
      assertThat(Double.parseDouble(cells[2]))
          .isCloseTo(score, within(5 * Double.parseDouble(cells[3]) + 1e-3 * score));
      best = score < lowest ? ridges.get(i) * unit : best;
      lowest = Math.min(score, lowest);
    }
    assertThat(Results.metric(fit, "solve.ridge")).isCloseTo(best, within(1e-7 * best));
    assertThat(Files.readString(fit.resolve("report.html"))).contains("GCV score");
    double chosen =
        Results.metric(
            done(
                "fit",
                conf,
                "auto",
                set("solver.ridge", "auto"),
                set("kernel.precision", "float32")),
            "solve.ridge");
    // The score still falls where the list ends, down to the end of the range.
    assertThat(chosen).isBetween(0.99e-5 * unit, best);
  }

  @Test
  void predictionsHaveTheSameBitsWhereverTheTilesAre() {
    String conf = conf(TRAIN.classified(), TEST.classified(), "solver.block-width = 16");
    double[][] memory = Results.scores(Results.predictions(done("fit", conf, "memory")));
    for (String storage : List.of("disk", "recompute")) {
      Path fit = done("fit", conf, storage, set("gram.storage", storage));
      assertThat(Results.scores(Results.predictions(fit))).isDeepEqualTo(memory);
    }
  }

  @Test
  void aSolverThatDoesNotConvergeFailsTheJobUnlessAccepted() throws IOException {
    String conf = conf(TRAIN.classified(), TEST.classified(), "solver.max-passes = 2");
    CommandLineRun refused = experiment.run("fit", conf, "fit");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err())
        .startsWith("ntk: fit failed: the solver has not converged: true relative residual ")
        .contains("after 2 passes, tolerance 1.0e-10", "solver.accept-unconverged");
    assertThat(experiment.everything())
        .containsExactlyInAnyOrder("", "experiment.conf", "train.csv", "test.csv");

    Path fit = done("fit", conf, "fit", set("solver.accept-unconverged", true));
    assertThat(Results.metric(fit, "solve.converged")).isZero();
    assertThat(Files.readString(fit.resolve("report.html"))).contains("has not converged");
    assertThat(Files.readString(fit.resolve("log"))).contains("warning: the solver has not");
  }

  private static double accuracy(List<Row> rows) {
    long right = rows.stream().filter(row -> row.getString(1).equals(row.getString(2))).count();
    return (double) right / rows.size();
  }

  private static int[] argmaxes(double[][] scores) {
    return Arrays.stream(scores).mapToInt(FitPredictIT::argmax).toArray();
  }

  private static int argmax(double[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }
}
