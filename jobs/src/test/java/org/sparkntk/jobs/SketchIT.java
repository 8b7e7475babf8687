package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparkntk.jobs.Experiment.set;
import static org.sparkntk.jobs.Experiment.with;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.sketch.Folds;

/** Fits on features, from files to predictions. */
final class SketchIT {
  private static final Points TRAIN = Points.random(150, 1);
  private static final Points TEST = Points.random(67, 2);
  private static final String DEPTH_2 =
      "kernel.layers = [{repeat {times = 2, layers = [{dense {sigma-w = 1.4142135623730951}},"
          + " relu]}}, {dense {sigma-w = 1}}]";

  private static final String MAPS = "nystrom, ntkrf, deflated, ntk-sketch, gradient, fourier";

  private static final String ERF =
      "[{dense {sigma-w = 1.5, sigma-b = 0.1}}, erf, {dense {sigma-w = 1}}]";

  @TempDir private Path folder;
  private Experiment experiment;
  private String conf;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
    conf =
        experiment.conf(
            "mode = sketch",
            experiment.data(TRAIN, TEST),
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

  /**
   * 38 blocks, which 1, 3 and 16 cores take in 4, 12 and 38 partitions. A comparison fits with
   * every map in one run, which spares the test most of its time.
   */
  @ParameterizedTest
  @ValueSource(ints = {512, 0})
  void everyBitIsTheSameHoweverManyCoresThereAre(int broadcastMib) {
    List<String> maps = broadcastMib == 0 ? List.of("nystrom") : List.of(MAPS.split(", "));
    String axis = "{name = map, values = %s, key = sketch.map}".formatted(maps);
    String[] settings = {
      set("compare.axes", "[" + axis + "]"),
      set("compare.subject", "map"),
      set("gram.tile-size", 4),
      set("kernel.precision", "float32"),
      set("solver.ridge", "[1e-3, 1e-2, 1e-1]"),
      set("gram.broadcast-limit-mib", broadcastMib)
    };
    Path one = doneOn("local[1]", "compare", "one", settings).resolve("cells");
    for (String cores : List.of("3", "16")) {
      Path other = doneOn("local[" + cores + "]", "compare", "on-" + cores, settings);
      for (String map : maps) {
        Path found = other.resolve("cells").resolve(map);
        Path expected = one.resolve(map);
        assertThat(Results.coefficients(found)).isEqualTo(Results.coefficients(expected));
        assertThat(Results.predictionTexts(found)).isEqualTo(Results.predictionTexts(expected));
      }
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
    for (String storage : List.of("memory", "disk", "recompute")) {
      Path elsewhere =
          doneOn("local[3]", "fit", storage, with(more, set("sketch.storage", storage)));
      assertThat(Results.coefficients(elsewhere)).isEqualTo(Results.coefficients(iterated));
    }
  }

  /** Then the weights are those of least norm that meet the targets, if there are such. */
  @Test
  void withoutARidgeIterationServesMoreFeaturesThanExamples() {
    String[] settings = {
      set("sketch.map", "deflated"),
      set("sketch.dimension", 900),
      set("sketch.solver", "block-cg"),
      set("solver.ridge", 0),
      set("data.test", "[\"" + folder.resolve("train.csv") + "\"]")
    };
    Path fit = done("fit", "fit", settings);
    double[][] found = Results.scores(Results.predictions(fit));
    assertThat(Dense.relativeError(found, TRAIN.oneHot())).isLessThan(1e-4);
  }

  /** A row of zeros has no direction: its kernel with every example is zero, and so are scores. */
  @ParameterizedTest
  @ValueSource(strings = {"nystrom", "ntkrf", "deflated", "ntk-sketch", "gradient"})
  void rowsOfZerosHaveScoresOfZeros(String map) {
    double[][] x = TRAIN.x().clone();
    x[7] = new double[x[7].length];
    Points points = new Points(x, TRAIN.label(), TRAIN.value());
    String file = experiment.file("zeros.csv", points.classified());
    Path fit =
        done(
            "fit",
            "fit",
            set("sketch.map", map),
            set("data.train", "[\"" + file + "\"]"),
            set("data.test", "[\"" + file + "\"]"));
    double[][] scores = Results.scores(Results.predictions(fit));
    assertThat(scores[7]).containsOnly(0.0);
    assertThat(scores[8]).doesNotContain(0.0);
    assertThat(Results.metric(fit, "test.accuracy")).isGreaterThan(0.55);
  }

  /** With a bias its kernel is not zero, and a sketch of directions would not know. */
  @Test
  void rowsOfZerosHaveNoSketchWhereThereAreBiases() {
    String file = experiment.file("zeros.csv", "1,2,a", "0,0,b", "2,1,a", "-1,3,b");
    String[] settings = {
      set("data.train", "[\"" + file + "\"]"),
      set("data.test", "[\"" + file + "\"]"),
      set("sketch.map", "ntk-sketch"),
      set("solver.ridge", 0.1),
    };
    assertRefused(
        "found none in example 2 of its block", with(settings, set("kernel.layers", ERF)));
    Path fit = done("fit", "fit", with(settings, set("kernel.layers", ERF.replace("0.1", "0.0"))));
    assertThat(Results.scores(Results.predictions(fit))[1]).containsOnly(0.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"count-sketch", "osnap"})
  void sparseFilesHaveTheFitOfDenseOnes(String leaf) {
    String[] dense = new String[150];
    String[] sparse = new String[150];
    for (int i = 0; i < 150; i++) {
      int label = TRAIN.label()[i];
      int column = i % 5; // one number a row is not zero, the same in both files
      double value = TRAIN.x()[i][column];
      StringBuilder row = new StringBuilder();
      for (int j = 0; j < 5; j++) {
        row.append(j == column ? value : 0).append(',');
      }
      dense[i] = row.append(label).toString();
      sparse[i] = "%d %d:%s".formatted(label, column + 1, value);
    }
    String[] settings = {
      set("sketch.map", "ntk-sketch"), set("sketch.leaf", leaf), set("data.test", "[]")
    };
    Path one = done("fit", "dense", with(settings, train("dense.csv", "csv", dense)));
    Path other = done("fit", "sparse", with(settings, train("sparse.txt", "libsvm", sparse)));
    assertThat(Results.coefficients(other)).isEqualTo(Results.coefficients(one));
    assertThat(Results.predictionTexts(other)).isEqualTo(Results.predictionTexts(one));
  }

  /** With their zeros a block of them would take 1.6 GB. */
  @Test
  void sparseFilesMayBeAsWideAsTextsAre() {
    Random random = new Random(3);
    String[] lines = new String[200];
    for (int i = 0; i < 200; i++) {
      int topic = i % 2; // with words of its own
      String words =
          random
              .ints(20, 0, 50)
              .sorted()
              .distinct()
              .mapToObj(word -> "%d:1".formatted(1 + 20_000 * word + topic))
              .collect(Collectors.joining(" "));
      lines[i] = topic + " " + words + (i == 7 ? " 1048576:1" : ""); // gives the width
    }
    String[] settings =
        with(
            train("wide.txt", "libsvm", lines),
            set("data.test", "[\"" + folder.resolve("wide.txt") + "\"]"),
            set("gram.tile-size", 1000),
            set("sketch.map", "ntk-sketch"),
            set("sketch.degree", 2),
            set("sketch.leaf", "osnap"));
    Path fit = done("fit", "fit", settings);
    assertThat(Results.metric(fit, "test.accuracy")).isGreaterThan(0.95);
    Path stored = done("fit", "stored", with(settings, set("gram.broadcast-limit-mib", 0)));
    assertThat(Results.coefficients(stored)).isEqualTo(Results.coefficients(fit));
    String message = "200 examples of 1,048,576 features take 1,600 MiB with their zeros";
    assertRefused(message, with(settings, set("mode", "exact")));
    assertRefused(message, with(settings, set("data.standardise", "feature")));
    assertRefused(message, with(settings, set("sketch.map", "ntkrf")));
  }

  private String[] train(String name, String format, String... lines) {
    return new String[] {
      set("data.format", format), set("data.train", "[\"" + experiment.file(name, lines) + "\"]")
    };
  }

  /** Against fits that leave each fold out, made by the exact mode. */
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
    double[][] gram = Dense.gram(x, x, (a, b) -> Dense.reluNtk(a, b, 2));
    Folds folds = new Folds(2, 150, 1);
    double best = Double.POSITIVE_INFINITY;
    for (int r = 1; r <= 4; r++) {
      String[] cells = lines.get(r).split(",", -1);
      double expected =
          CrossValidation.error(gram, TRAIN.oneHot(), folds, Double.parseDouble(cells[0]));
      assertThat(Double.parseDouble(cells[2])).isCloseTo(expected, within(1e-6 * expected));
      best = Math.min(best, Double.parseDouble(cells[2]));
    }
    assertThat(Results.metric(fit, "ridge.cross-validation")).isEqualTo(best);
  }

  @Test
  void autoIsExactWhileThereIsRoom() throws IOException {
    Path auto = done("fit", "auto", set("mode", "auto"));
    Path exact = done("fit", "exact", set("mode", "exact"));
    assertThat(Results.coefficients(auto)).isEqualTo(Results.coefficients(exact));
    assertThat(Files.readString(auto.resolve("log")))
        .containsPattern("mode       exact, because n = 150, .* in memory, which has room for ");
    // The tiles are not to be in memory, which is as if there were no room.
    Path without = done("fit", "without", set("mode", "auto"), set("gram.storage", "recompute"));
    Path sketch = done("fit", "sketch");
    assertThat(Results.coefficients(without)).isEqualTo(Results.coefficients(sketch));
    assertThat(Files.readString(without.resolve("log")))
        .containsPattern("mode       sketch, because n = 150, .* memory has room for ");
  }

  @Test
  void featuresAreComparedWithTheKernel() throws IOException {
    Path run =
        done(
            "sketch-error",
            "compare",
            set("sketch-error.maps", "[nystrom, {nystrom {landmarks = rpcholesky}}, deflated]"),
            set("sketch-error.dimensions", "[10, 150]"),
            set("sketch-error.examples", 60));
    List<String> lines = Files.readAllLines(run.resolve("sketch-error.csv"));
    assertThat(lines.get(0)).startsWith("map,dimension,frobenius-error,").endsWith(",test-error");
    assertThat(lines.stream().skip(1).map(line -> line.replaceAll("(?<=,\\d+),.*", "")))
        .containsExactly(
            "kernel,150",
            "nystrom,10",
            "nystrom,150",
            "nystrom-rpcholesky,10",
            "nystrom-rpcholesky,150",
            "deflated,150"); // ten features are too few
    double exact = 1 - Results.metric(done("fit", "exact", set("mode", "exact")), "test.accuracy");
    assertThat(Results.metric(run, "exact.test-error")).isEqualTo(exact);
    for (String line : lines.subList(1, 7)) {
      String[] cells = line.split(",", -1);
      assertThat(Double.parseDouble(cells[9])).isCloseTo(1e-2, within(1e-9));
      if (!cells[0].equals("deflated")) {
        assertThat(Double.parseDouble(cells[4])).isLessThan(1);
      }
      if (cells[1].equals("150") && !cells[0].equals("deflated")) {
        // Then all examples are landmarks.
        assertThat(Double.parseDouble(cells[2])).isLessThan(1e-6);
        assertThat(Double.parseDouble(cells[10])).isEqualTo(exact);
      }
    }
    assertThat(Files.readString(run.resolve("log")))
        .containsPattern("recommendation: take (sketch \\{ map = |mode = exact)")
        .contains("skipped    deflated: sketch: expected at least 1 hidden layer");
  }

  /** Its ridge is the best of several for it, not the one that features take. */
  @Test
  void theKernelHasARidgeOfItsOwnInAComparison() throws IOException {
    String[] ridges = {set("solver.ridge", "[1e-4, 1e-2, 1]"), set("solver.method", "block-cg")};
    String[] maps = {
      set("sketch-error.maps", "[nystrom]"), set("sketch-error.dimensions", "[10]"),
    };
    Path fit = done("fit", "exact", with(ridges, set("mode", "exact")));
    Path run = done("sketch-error", "compare", with(ridges, maps));
    String[] kernel = Files.readAllLines(run.resolve("sketch-error.csv")).get(1).split(",", -1);
    assertThat(Double.parseDouble(kernel[8])).isEqualTo(Results.metric(fit, "ridge.best"));
    assertThat(Double.parseDouble(kernel[10]))
        .isCloseTo(1 - Results.metric(fit, "test.accuracy"), within(1e-12));
    Path without = done("sketch-error", "without", with(maps, set("sketch-error.exact", "none")));
    assertThat(Files.readString(without.resolve("sketch-error.csv"))).doesNotContain("kernel");
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
        "sketch: dimension: expected at least 9 for degree 8, found 8",
        set("sketch.map", "ntk-sketch"),
        set("sketch.dimension", 8));
    assertRefused(
        "sketch: expected at least 1 hidden layer and 3 features, found 2 and 2",
        set("sketch.map", "ntkrf"),
        set("sketch.dimension", 2));
    assertRefused(
        "sketch.degree: expected a power of two from 2 to 64, found 6",
        set("sketch.map", "ntk-sketch"),
        set("kernel.layers", ERF),
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
