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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.sketch.Folds;
import org.sparkntk.kernels.random.RandomStream;

/** Landmarks: which they are, and what the ridge is chosen by where some examples are landmarks. */
final class LandmarksIT {
  private static final Points TRAIN = Points.random(150, 1);
  private static final Points TEST = Points.random(67, 2);
  private static final int LANDMARKS = 100;
  private static final int SEED = 1;

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
            "kernel.layers = [{repeat {times = 2, layers = [{dense {sigma-w = 1.4142135623730951}},"
                + " relu]}}, {dense {sigma-w = 1}}]",
            "gram.tile-size = 32",
            "sketch { dimension = " + LANDMARKS + ", seed = " + SEED + " }",
            "solver.ridge = 1e-2");
  }

  private Path doneOn(String master, String out, String... more) {
    CommandLineRun run = experiment.on(master, "fit", conf, out, more);
    assertThat(run.code()).as(run.err()).isZero();
    return experiment.out(out);
  }

  private void assertRefused(String message, String... more) {
    CommandLineRun run = experiment.run("fit", conf, "refused", more);
    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(experiment.out("refused")).doesNotExist();
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
    Path exact = doneOn("local[2]", "exact", with(settings, set("mode", "exact")));
    Path sketch = doneOn("local[2]", "sketch", settings);
    double[][] expected = Results.scores(Results.predictions(exact));
    double[][] found = Results.scores(Results.predictions(sketch));
    assertThat(Dense.relativeError(found, expected)).isLessThan(1e-6);
    Path elsewhere = doneOn("local[3]", "elsewhere", settings);
    assertThat(Results.coefficients(elsewhere)).isEqualTo(Results.coefficients(sketch));
    assertRefused(
        "sketch.dimension: expected at most 100, because so many landmarks span all training"
            + " examples, found 101",
        with(settings, set("sketch.dimension", 101)));
  }

  /** Those of Lloyd's iterations without anything clever, from the uniform landmarks on. */
  @Test
  void meansAreTheCentresOfClusters() {
    String choice = set("sketch.landmarks", "k-means");
    Path fit = doneOn("local[2]", "fit", choice, set("sketch.dimension", 20));
    double[][] x = TRAIN.x();
    double[][] centres = moved(Dense.pick(x, landmarks(20)));
    double[][] found = Results.npy(fit.resolve("model/examples/block-00000.npy"));
    assertThat(found.length).isEqualTo(20);
    assertThat(Dense.relativeError(found, centres)).isLessThan(1e-12);
    assertThat(Dense.relativeError(found, Dense.pick(x, landmarks(20)))).isGreaterThan(0.01);
    Path elsewhere = doneOn("local[3]", "elsewhere", choice, set("sketch.dimension", 20), stored());
    assertThat(Results.coefficients(elsewhere)).isEqualTo(Results.coefficients(fit));
    assertThat(Results.predictionTexts(elsewhere)).isEqualTo(Results.predictionTexts(fit));
  }

  /**
   * Of 150 examples those of 5 means and 80 others are looked at, and a feature is 10¹⁵ times as
   * large as the others.
   */
  @Test
  void aSampleIsEnoughWhereThereAreManyExamples() {
    double[][] x = Arrays.stream(TRAIN.x()).map(double[]::clone).toArray(double[][]::new);
    Arrays.stream(x).forEach(row -> row[1] *= 1e15);
    String train =
        experiment.file("large.csv", new Points(x, TRAIN.label(), TRAIN.value()).classified());
    Path fit =
        doneOn(
            "local[2]",
            "fit",
            set("data.train", "[\"" + train + "\"]"),
            set("data.standardise", "feature"),
            set("sketch.landmarks", "k-means"),
            set("sketch.dimension", 5));
    int[] others = RandomStream.of(SEED, "clusters", 0).sample(150, 80, 0);
    double[][] looked =
        Dense.pick(
            x,
            IntStream.concat(Arrays.stream(landmarks(5)), Arrays.stream(others))
                .sorted()
                .distinct()
                .toArray());
    double[] means = Dense.means(x);
    double[] deviations = Dense.deviations(x);
    double[][] centres = Dense.pick(x, landmarks(5));
    for (int i = 0; i < 3; i++) {
      centres =
          moved(
              looked,
              centres,
              members(
                  Dense.standardised(looked, means, deviations),
                  Dense.standardised(centres, means, deviations)));
    }
    double[][] found = Results.npy(fit.resolve("model/examples/block-00000.npy"));
    for (int j = 0; j < 5; j++) {
      double[][] column = Dense.transposed(Dense.pick(Dense.transposed(found), new int[] {j}));
      double[][] expected = Dense.transposed(Dense.pick(Dense.transposed(centres), new int[] {j}));
      assertThat(Dense.relativeError(column, expected)).isLessThan(1e-12);
    }
  }

  /** Examples in files, not in a broadcast. */
  private static String stored() {
    return set("gram.broadcast-limit-mib", 0);
  }

  private static double[][] moved(double[][] start) {
    double[][] centres = start;
    for (int i = 0; i < 3; i++) {
      centres = moved(TRAIN.x(), centres, members(TRAIN.x(), centres));
    }
    return centres;
  }

  private static double[][] moved(double[][] x, double[][] centres, int[][] members) {
    double[][] out = centres.clone();
    for (int c = 0; c < out.length; c++) {
      if (members[c].length > 0) {
        out[c] = Dense.means(Dense.pick(x, members[c]));
      }
    }
    return out;
  }

  /** An example belongs to the centre with the smallest angle, because it is scaled to norm 1. */
  private static int[][] members(double[][] x, double[][] centres) {
    double[][] cosines =
        Dense.gram(Dense.withUnitNorm(x), Dense.withUnitNorm(centres), LandmarksIT::product);
    return IntStream.range(0, centres.length)
        .mapToObj(
            c ->
                IntStream.range(0, cosines.length)
                    .filter(i -> Arrays.stream(cosines[i]).max().orElseThrow() == cosines[i][c])
                    .toArray())
        .toArray(int[][]::new);
  }

  private static double product(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(j -> a[j] * b[j]).sum();
  }

  /** Against dense fits with the kernel that the features have. */
  @ParameterizedTest
  @ValueSource(strings = {"uniform", "k-means"})
  void landmarksAreTrainedOnWhateverIsLeftOut(String choice) throws IOException {
    Path fit =
        doneOn(
            "local[2]",
            "fit",
            set("sketch.landmarks", choice),
            set("sketch.folds", 2),
            set("solver.ridge", "[1e-3, 1e-2, 1]"));
    double[][] landmarks = Dense.pick(TRAIN.x(), landmarks(LANDMARKS));
    int[] examples = landmarks(LANDMARKS);
    if (choice.equals("k-means")) {
      // An example that is a cluster of its own is a landmark as it is. Centres have settled by
      // now.
      landmarks = moved(landmarks);
      examples =
          Arrays.stream(members(TRAIN.x(), landmarks))
              .filter(members -> members.length == 1)
              .mapToInt(members -> members[0])
              .sorted()
              .toArray();
      assertThat(examples.length).isBetween(10, 99);
    }
    List<String> lines = Files.readAllLines(fit.resolve("ridges.csv"));
    for (int r = 1; r <= 3; r++) {
      String[] cells = lines.get(r).split(",", -1);
      double expected = crossValidation(landmarks, examples, Double.parseDouble(cells[0]));
      assertThat(Double.parseDouble(cells[2])).isCloseTo(expected, within(1e-6 * expected));
    }
  }

  private static double crossValidation(double[][] landmarks, int[] examples, double lambda) {
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double[][] z = Dense.withUnitNorm(landmarks);
    double[][] between = kernel(z, x);
    double[][] projected =
        Dense.multiply(Dense.transposed(between), Dense.solve(kernel(z, z), 1e-12, between));
    Folds folds = new Folds(2, 150, SEED, examples);
    assertThat(Arrays.stream(examples).map(folds::of)).containsOnly(2);
    assertThat(IntStream.range(0, 150).filter(i -> folds.of(i) < 2)).hasSize(150 - examples.length);
    return CrossValidation.error(projected, TRAIN.oneHot(), folds, lambda);
  }

  /** Those that are drawn uniformly. */
  private static int[] landmarks(int count) {
    int[] rows = RandomStream.of(SEED, "landmarks", 0).sample(150, count, 0);
    return Arrays.stream(rows).sorted().toArray();
  }

  private static double[][] kernel(double[][] x, double[][] z) {
    return Dense.gram(x, z, (a, b) -> Dense.reluNtk(a, b, 2));
  }
}
