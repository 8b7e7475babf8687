package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the result depends on, and how little. */
final class DeterminismIT {
  @TempDir private static Path folder;

  private static Experiment experiment;
  private static String conf;
  private static byte[] coefficients;
  private static List<String> predictions;

  @BeforeAll
  static void fit() {
    experiment = new Experiment(folder);
    conf =
        experiment.conf(
            experiment.data(Points.random(331, 3), Points.random(101, 4)),
            "data { standardise = feature, shuffle-seed = 5 }",
            "gram.tile-size = 64",
            "solver.ridge = 1e-2");
    Path first = done("local[2]", "first");
    assertThat(Results.metric(first, "gram.tiles")).isEqualTo(21);
    coefficients = Results.coefficients(first);
    predictions = Results.predictionTexts(first);
    assertThat(predictions).hasSize(101);
  }

  private static Path done(String master, String out, String... more) {
    CommandLineRun run = experiment.on(master, "fit", conf, out, more);
    assertThat(run.code()).as(run.err()).isZero();
    return experiment.out(out);
  }

  @ParameterizedTest
  @CsvSource({"local[1], 1, 512", "local[2], 2, 512", "local[3], 7, 512", "local[2], 7, 0"})
  void everyBitIsTheSame(String master, int partitions, int broadcastMib) {
    String cores = master.replaceAll("\\D", ""); // brackets in a path would be a glob
    String out = "%s-%d-%d".formatted(cores, partitions, broadcastMib);
    Path run =
        done(
            master,
            out,
            set("gram.partitions", partitions),
            set("gram.broadcast-limit-mib", broadcastMib));
    assertThat(Results.metric(run, "gram.partitions")).isEqualTo(partitions);
    DocumentedFiles.assertFit(run, 6);
    assertThat(Results.coefficients(run)).isEqualTo(coefficients);
    assertThat(Results.predictionTexts(run)).isEqualTo(predictions);
  }

  @Test
  void theTileSizeChangesLittleMoreThanTheLastBit() {
    double[][][] alphas = new double[3][][];
    double[][][] scores = new double[3][][];
    int[] sizes = {64, 100, 1024};
    for (int i = 0; i < sizes.length; i++) {
      String[] settings = {set("gram.tile-size", sizes[i]), set("solver.tolerance", 1e-11)};
      Path run = done("local[2]", "tile-" + sizes[i], settings);
      alphas[i] = Results.npy(run.resolve("model/dual-coefficients.npy"));
      scores[i] = Results.scores(Results.predictions(run));
      assertThat(Dense.relativeError(alphas[i], alphas[0])).isLessThan(1e-10);
      assertThat(Dense.relativeError(scores[i], scores[0])).isLessThan(1e-10);
    }
    assertThat(Dense.relativeError(alphas[1], alphas[2])).isPositive();
  }
}
