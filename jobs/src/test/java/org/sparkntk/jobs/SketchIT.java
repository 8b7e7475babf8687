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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits on features, from files to predictions. */
final class SketchIT {
  private static final Points TRAIN = Points.random(150, 1);
  private static final Points TEST = Points.random(67, 2);
  private static final String DEPTH_2 =
      "kernel.layers = [{repeat {times = 2, layers = [{dense {sigma-w = 1.4142135623730951}},"
          + " relu]}}, {dense {sigma-w = 1}}]";

  private static final String ERF =
      "[{dense {sigma-w = 1.5, sigma-b = 0.1}}, erf, {dense {sigma-w = 1}}]";

  @TempDir private Path folder;
  private Experiment experiment;
  private String conf;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
    String train = experiment.file("train.csv", TRAIN.classified());
    String test = experiment.file("test.csv", TEST.classified());
    conf =
        experiment.conf(
            "mode = sketch",
            "data { format = csv, train = [\"" + train + "\"], test = [\"" + test + "\"] }",
            DEPTH_2,
            "gram.tile-size = 32",
            "sketch.dimension = 100",
            "solver { ridge = 1e-2, tolerance = 1e-10 }");
  }

  private Path done(String job, String out, String... more) {
    return doneOn("local[2]", job, out, more);
  }

  private Path doneOn(String master, String job, String out, String... more) {
    CommandLineRun run = experiment.on(master, job, conf, out, more);
    assertThat(run.code()).as(run.err()).isZero();
    return experiment.out(out);
  }

  private void assertRefused(String message, String... more) {
    CommandLineRun run = experiment.run("fit", conf, "refused", more);
    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(experiment.out("refused")).doesNotExist();
  }

  /** Then the features are those of the kernel itself. */
  @Test
  void allExamplesAsLandmarksGiveTheExactFit() {
    Path exact = done("fit", "exact", set("mode", "exact"));
    String lambda = String.valueOf(Results.metric(exact, "solve.ridge"));
    Path sketch =
        done(
            "fit",
            "sketch",
            set("sketch.dimension", 150),
            set("solver.ridge-scale", "absolute"),
            set("solver.ridge", lambda));
    double[][] expected = Results.scores(Results.predictions(exact));
    double[][] found = Results.scores(Results.predictions(sketch));
    assertThat(Dense.relativeError(found, expected)).isLessThan(1e-6);
    assertThat(Results.metric(sketch, "test.accuracy"))
        .isEqualTo(Results.metric(exact, "test.accuracy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nystrom", "ntkrf", "deflated", "ntk-sketch", "gradient", "fourier"})
  void aSavedModelPredictsTheSame(String map) {
    Path fit = done("fit", "fit", set("sketch.map", map));
    Path again =
        done("predict", "predict", set("predict.model", "\"" + fit.resolve("model") + "\""));
    assertThat(Results.predictionTexts(again)).isEqualTo(Results.predictionTexts(fit));
    assertThat(Results.metric(again, "test.accuracy"))
        .isEqualTo(Results.metric(fit, "test.accuracy"))
        .isGreaterThan(0.55);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ntk", "nngp"})
  void sketchesOfPolynomialsServeEveryNetworkOnTheSphere(String target) {
    // A ridge that does not magnify the chance in the sketch.
    String[] settings = {
      set("kernel.layers", ERF),
      set("kernel.target", target),
      set("kernel.inputs", "sum"),
      set("solver.ridge", 0.3),
    };
    Path exact = done("fit", "exact", with(settings, set("mode", "exact")));
    String[] sketched =
        with(settings, set("sketch.map", "ntk-sketch"), set("sketch.dimension", 4096));
    Path sketch = done("fit", "sketch", sketched);
    double[][] expected = Results.scores(Results.predictions(exact));
    double[][] found = Results.scores(Results.predictions(sketch));
    assertThat(Dense.relativeError(found, expected)).isLessThan(0.1);
    Path again =
        done("predict", "predict", set("predict.model", "\"" + sketch.resolve("model") + "\""));
    assertThat(Results.predictionTexts(again)).isEqualTo(Results.predictionTexts(sketch));
    assertRefused("data.unit-norm = true", with(sketched, set("data.unit-norm", false)));
    assertRefused("sketch.layers = one-pass", with(sketched, set("sketch.layers", "layerwise")));
  }

  private static String[] with(String[] settings, String... more) {
    return Stream.of(settings, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /**
   * A third of the examples are copies, which are never landmarks, and are explained all the same.
   */
  @Test
  void pivotedLandmarksSpanCopiesWithoutChoosingThem() {
    double[][] x = TRAIN.x().clone();
    for (int i = 0; i < 50; i++) {
      x[100 + i] = x[i].clone();
    }
    String train =
        experiment.file("copies.csv", new Points(x, TRAIN.label(), TRAIN.value()).classified());
    String[] settings = {
      set("data.train", "[\"" + train + "\"]"),
      set("sketch.landmarks", "rpcholesky"),
      set("solver.ridge-scale", "absolute"),
    };
    Path exact = done("fit", "exact", with(settings, set("mode", "exact")));
    Path sketch = done("fit", "sketch", settings);
    double[][] expected = Results.scores(Results.predictions(exact));
    double[][] found = Results.scores(Results.predictions(sketch));
    assertThat(Dense.relativeError(found, expected)).isLessThan(1e-6);
    Path elsewhere = doneOn("local[3]", "fit", "elsewhere", settings);
    assertThat(Results.coefficients(elsewhere)).isEqualTo(Results.coefficients(sketch));
    assertRefused(
        "sketch.dimension: expected at most 100, because so many landmarks span all training"
            + " examples, found 101",
        with(settings, set("sketch.dimension", 101)));
  }

  @ParameterizedTest
  @CsvSource({"nystrom, 512", "deflated, 512", "nystrom, 0"})
  void everyBitIsTheSameHoweverManyCoresThereAre(String map, int broadcastMib) {
    String[] settings = {
      set("sketch.map", map),
      set("kernel.precision", "float32"),
      set("solver.ridge", "[1e-3, 1e-2, 1e-1]"),
      set("gram.broadcast-limit-mib", broadcastMib)
    };
    Path one = doneOn("local[1]", "fit", "one", settings);
    for (String master : List.of("local[3]", "local[16]")) {
      Path other = doneOn(master, "fit", "on-" + master.replaceAll("\\D", ""), settings);
      assertThat(Results.coefficients(other)).isEqualTo(Results.coefficients(one));
      assertThat(Results.predictionTexts(other)).isEqualTo(Results.predictionTexts(one));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nystrom", "ntkrf"})
  void iterationFindsTheWeightsOfTheNormalEquations(String map) {
    String[] settings = {set("sketch.map", map), set("solver.tolerance", 1e-9)};
    Path direct = done("fit", "direct", settings);
    String[] more = Arrays.copyOf(settings, 3);
    more[2] = set("sketch.solver", "block-cg");
    Path iterated = doneOn("local[2]", "fit", "iterated", more);
    double[][] expected = Results.scores(Results.predictions(direct));
    double[][] found = Results.scores(Results.predictions(iterated));
    assertThat(Dense.relativeError(found, expected)).isLessThan(1e-5);
    assertThat(Results.metric(iterated, "solve.true-relative-residual")).isLessThan(1e-9);
    Path elsewhere = doneOn("local[3]", "fit", "elsewhere", more);
    assertThat(Results.coefficients(elsewhere)).isEqualTo(Results.coefficients(iterated));
  }

  /** Against fits that leave the blocks of each fold out, made by the exact mode. */
  @Test
  void theRidgeIsChosenByLeavingFoldsOut() throws IOException {
    Path fit =
        done(
            "fit",
            "fit",
            set("sketch.dimension", 150),
            set("sketch.folds", 2),
            set("solver.ridge", "[1e-3, 1e-2, 1e-1, 1]"));
    List<String> lines = Files.readAllLines(fit.resolve("ridges.csv"));
    assertThat(lines.get(0)).isEqualTo("ridge,relative-ridge,cross-validation");
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double best = Double.POSITIVE_INFINITY;
    for (int r = 1; r <= 4; r++) {
      String[] cells = lines.get(r).split(",", -1);
      double expected = crossValidation(x, TRAIN.oneHot(), Double.parseDouble(cells[0]));
      assertThat(Double.parseDouble(cells[2])).isCloseTo(expected, within(1e-6 * expected));
      best = Math.min(best, Double.parseDouble(cells[2]));
    }
    assertThat(Results.metric(fit, "ridge.cross-validation")).isEqualTo(best);
  }

  /** Blocks of 32 rows, taken in turn by two folds. */
  private static double crossValidation(double[][] x, double[][] y, double lambda) {
    double squares = 0;
    for (int fold = 0; fold < 2; fold++) {
      int left = fold;
      int[] rest = IntStream.range(0, 150).filter(i -> i / 32 % 2 != left).toArray();
      int[] out = IntStream.range(0, 150).filter(i -> i / 32 % 2 == left).toArray();
      double[][] alpha = Dense.solve(gram(pick(x, rest), pick(x, rest)), lambda, pick(y, rest));
      double[][] scores = Dense.multiply(gram(pick(x, out), pick(x, rest)), alpha);
      for (int i = 0; i < out.length; i++) {
        for (int c = 0; c < 3; c++) {
          squares += Math.pow(y[out[i]][c] - scores[i][c], 2);
        }
      }
    }
    return squares / 150 / 3;
  }

  private static double[][] gram(double[][] x, double[][] z) {
    return Dense.gram(x, z, (a, b) -> Dense.reluNtk(a, b, 2));
  }

  private static double[][] pick(double[][] rows, int[] which) {
    double[][] out = new double[which.length][];
    for (int i = 0; i < which.length; i++) {
      out[i] = rows[which[i]];
    }
    return out;
  }

  @Test
  void autoIsExactWhileThereIsRoom() {
    Path auto = done("fit", "auto", set("mode", "auto"));
    Path exact = done("fit", "exact", set("mode", "exact"));
    assertThat(Results.coefficients(auto)).isEqualTo(Results.coefficients(exact));
  }

  @Test
  void featuresAreComparedWithTheKernel() throws IOException {
    Path run =
        done(
            "sketch-error",
            "compare",
            set("sketch-error.maps", "[nystrom, ntkrf, deflated]"),
            set("sketch-error.dimensions", "[10, 150]"),
            set("sketch-error.examples", 60));
    List<String> lines = Files.readAllLines(run.resolve("sketch-error.csv"));
    assertThat(lines).hasSize(6); // ten features are too few for the deflated ones
    double exact = Results.metric(run, "exact.test-error");
    for (String line : lines.subList(1, 6)) {
      String[] cells = line.split(",", -1);
      double spectral = Double.parseDouble(cells[4]);
      assertThat(Double.parseDouble(cells[9])).isEqualTo(exact);
      if (cells[0].equals("nystrom")) {
        assertThat(spectral).isLessThan(1);
      }
      if (cells[1].equals("150") && cells[0].equals("nystrom")) {
        // Then all examples are landmarks.
        assertThat(Double.parseDouble(cells[2])).isLessThan(1e-6);
        assertThat(Double.parseDouble(cells[8])).isEqualTo(exact);
      }
    }
    assertThat(Files.readString(run.resolve("log")))
        .contains("recommendation: take sketch { map = ", "the kernel itself has");
  }

  @Test
  void whatCannotBeIsRefusedWithTheKeyAndBothNumbers() {
    assertRefused(
        "sketch.dimension: expected at most as many landmarks as training examples, 150, found 151",
        set("sketch.dimension", 151));
    assertRefused(
        "at least 1 hidden layer, and for 2 of them on 5 inputs at least 13 features, found 12",
        set("sketch.map", "deflated"),
        set("sketch.dimension", 12));
    assertRefused(
        "sketch: degree: expected a power of two",
        set("sketch.map", "ntk-sketch"),
        set("sketch.degree", 6));
    assertRefused(
        "sketch: expected an even number of features",
        set("sketch.map", "fourier"),
        set("sketch.dimension", 13));
    assertRefused(
        "sketch.map: expected nystrom or ntk-sketch for this kernel",
        set("sketch.map", "ntkrf"),
        set("kernel.target", "nngp"));
    assertRefused(
        "sketch.map: expected nystrom or ntk-sketch for this kernel",
        set("sketch.map", "deflated"),
        set("kernel.layers", "[{dense {sigma-w = 1}}, erf, {dense {sigma-w = 1}}]"));
    assertRefused("expected mode = exact", set("solver.leave-one-out", 5));
    assertRefused("expected mode = exact", set("solver.learning-curve", "[50]"));
    assertRefused(
        "fewer examples (150) than features (200)",
        set("sketch.map", "fourier"),
        set("sketch.dimension", 200),
        set("solver.ridge", 0));
    assertRefused(
        "sketch.dimension: the normal equations of 200,000 features with 5 folds need",
        set("sketch.map", "ntkrf"),
        set("sketch.dimension", 200000),
        set("solver.ridge", "auto"));
    assertRefused(
        "solver.ridge: expected a number with sketch.solver = block-cg",
        set("sketch.solver", "block-cg"),
        set("solver.ridge", "auto"));
  }
}
