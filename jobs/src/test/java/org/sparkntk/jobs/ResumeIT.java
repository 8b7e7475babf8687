package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.NtkProcess.Ended;

/** Drivers killed in the middle of their work, and the same command given again. */
final class ResumeIT {
  private static final int EXAMPLES = 600;

  @TempDir private Path folder;
  private Experiment experiment;
  private String conf;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
    conf =
        experiment.conf(
            experiment.data(Points.random(EXAMPLES, 3), Points.random(50, 4)),
            "gram.tile-size = 64",
            "solver { ridge = 1e-7, tolerance = 1e-8, method = block-cg, block-width = 3 }",
            "solver { max-passes = 5000, checkpoint-seconds = 0 }");
  }

  private List<String> command(String job, String out, String... more) {
    List<String> command =
        new ArrayList<>(List.of(job, conf, "--out", experiment.out(out).toString()));
    command.addAll(List.of(more));
    return command;
  }

  private Ended done(List<String> command) throws IOException, InterruptedException {
    try (NtkProcess process = NtkProcess.start(folder, command)) {
      Ended ended = process.await();
      assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
      return ended;
    }
  }

  private void killed(List<String> command, BooleanSupplier when)
      throws IOException, InterruptedException {
    try (NtkProcess process = NtkProcess.start(folder, command)) {
      while (!when.getAsBoolean()) {
        assertThat(process.isAlive()).as("killed before its end").isTrue();
        Thread.sleep(5);
      }
      process.kill();
    }
  }

  @Test
  void aSolveGoesOnWhereItWasToTheLastBit() throws IOException, InterruptedException {
    Path products = experiment.out(".killed.resume").resolve("solve");
    killed(command("fit", "killed"), () -> Files.exists(products.resolve("product-000020.npy")));
    assertThat(experiment.out("killed")).doesNotExist();
    flip(products.resolve("product-000007.npy"));

    Ended resumed = done(command("fit", "killed"));
    assertThat(resumed.out())
        .contains("resuming an interrupted run")
        .contains("in place of damaged files: [product-000007.npy]");
    done(command("fit", "undisturbed"));
    Path killed = experiment.out("killed");
    Path undisturbed = experiment.out("undisturbed");
    assertThat(Results.metric(killed, "solve.passes-resumed")).isGreaterThanOrEqualTo(19);
    assertThat(Results.metric(undisturbed, "solve.passes-resumed")).isZero();
    assertThat(Results.metric(killed, "solve.passes"))
        .isEqualTo(Results.metric(undisturbed, "solve.passes"));
    assertThat(Results.coefficients(killed)).isEqualTo(Results.coefficients(undisturbed));
    assertThat(Results.predictionTexts(killed)).isEqualTo(Results.predictionTexts(undisturbed));
    assertThat(Experiment.children(folder.resolve("runs")))
        .containsExactlyInAnyOrder("killed", "undisturbed");
  }

  @Test
  void aPredictionGoesOnWithTheBlocksThatAreMissing() throws IOException, InterruptedException {
    String small = set("gram.tile-size", 16);
    done(command("fit", "model", set("solver.ridge", 1)));
    String many = experiment.file("many.csv", Points.random(2000, 5).classified());
    Path scores = experiment.out(".killed.resume").resolve("predict");
    List<String> predict =
        command(
            "predict",
            "killed",
            small,
            set("predict.model", experiment.out("model").resolve("model")),
            set("data.test", "[\"" + many + "\"]"));
    killed(predict, () -> Files.exists(scores.resolve("scores-000030.npy")));
    assertThat(experiment.out("killed")).doesNotExist();
    flip(scores.resolve("scores-000007.npy"));
    int there = files(scores, "scores-");

    Ended resumed = done(predict);
    assertThat(resumed.out())
        .contains("resuming an interrupted run")
        .contains("in place of damaged files: [scores-000007.npy]");
    List<String> undisturbed = new ArrayList<>(predict);
    undisturbed.set(undisturbed.indexOf("--out") + 1, experiment.out("undisturbed").toString());
    done(undisturbed);
    Path killed = experiment.out("killed");
    // All that were there, in whichever order they came, but the damaged one.
    assertThat(Results.metric(killed, "predict.blocks-read")).isEqualTo(there - 1);
    assertThat(
            Results.metric(killed, "predict.blocks-read")
                + Results.metric(killed, "predict.blocks-computed"))
        .isEqualTo(125);
    assertThat(Results.metric(killed, "predict.blocks-damaged")).isEqualTo(1);
    assertThat(Results.predictionTexts(killed))
        .isEqualTo(Results.predictionTexts(experiment.out("undisturbed")));
    assertThat(Experiment.children(folder.resolve("runs")))
        .containsExactlyInAnyOrder("model", "killed", "undisturbed");
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aGramMatrixGoesOnWithTheTilesThatAreMissing() throws IOException, InterruptedException {
    String small = set("gram.tile-size", 8);
    int tiles = 75 * 76 / 2;
    Path store = experiment.out(".killed.resume").resolve("gram");
    killed(command("gram", "killed", small), () -> tiles(store) > tiles / 2);
    int there = tiles(store);

    done(command("gram", "killed", small));
    done(command("gram", "undisturbed", small));
    Path killed = experiment.out("killed");
    assertThat(Results.metric(killed, "gram.tiles-read")).isEqualTo(there);
    assertThat(Results.metric(killed, "gram.tiles-computed")).isEqualTo(tiles - there);
    Set<String> names = Experiment.children(killed.resolve("gram"));
    assertThat(names).hasSize(tiles + 1);
    for (String name : names) {
      assertThat(killed.resolve("gram").resolve(name))
          .hasSameBinaryContentAs(experiment.out("undisturbed").resolve("gram").resolve(name));
    }
    assertThat(Experiment.children(folder.resolve("runs")))
        .containsExactlyInAnyOrder("killed", "undisturbed");
  }

  @Test
  void aRunAtWorkIsNotDisturbedByAnotherWithItsPlace() throws IOException, InterruptedException {
    String small = set("gram.tile-size", 8);
    int tiles = 75 * 76 / 2;
    Path store = experiment.out(".busy.resume").resolve("gram");
    try (NtkProcess process = NtkProcess.start(folder, command("gram", "busy", small))) {
      while (tiles(store) < 10) {
        assertThat(process.isAlive()).as("disturbed before its end").isTrue();
        Thread.sleep(5);
      }
      for (String other : List.of("--fresh", "--overwrite", set("gram.tile-size", 64))) {
        CommandLineRun refused = experiment.run("gram", conf, "busy", small, other);
        assertThat(refused.code()).as(refused.out()).isEqualTo(2);
        assertThat(refused.err()).contains("expected no other run at work there, found process");
      }
      assertThat(process.await().code()).isZero();
    }
    assertThat(tiles(experiment.out("busy").resolve("gram"))).isEqualTo(tiles);
  }

  @Test
  void anotherRunStartsOverAndSaysSo() throws IOException, InterruptedException {
    Path store = experiment.out(".killed.resume").resolve("gram");
    killed(command("gram", "killed", set("gram.tile-size", 8)), () -> tiles(store) > 100);
    CommandLineRun other = experiment.run("gram", conf, "killed");
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(other.out())
        .contains("starting over: ")
        .contains("another configuration")
        .doesNotContain("resuming");
    assertThat(Results.metric(experiment.out("killed"), "gram.tiles-read")).isZero();
  }

  private static int tiles(Path store) {
    return files(store, "tile-");
  }

  private static int files(Path store, String prefix) {
    return Files.exists(store)
        ? (int) Experiment.children(store).stream().filter(name -> name.startsWith(prefix)).count()
        : 0;
  }

  @Test
  void aFinishedRunIsNotRepeatedUntilSomethingChanges() throws IOException {
    String easy = set("solver.ridge", 1);
    CommandLineRun first = experiment.run("fit", conf, "run", easy);
    assertThat(first.code()).as(first.err()).isZero();
    var written = Files.getLastModifiedTime(experiment.out("run").resolve("run.json"));

    CommandLineRun again = experiment.run("fit", conf, "run", easy);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("already done: ").contains("--fresh");
    assertThat(Files.getLastModifiedTime(experiment.out("run").resolve("run.json")))
        .isEqualTo(written);

    CommandLineRun fresh = experiment.run("fit", conf, "run", easy, "--fresh");
    assertThat(fresh.code()).as(fresh.err()).isZero();
    assertThat(Files.getLastModifiedTime(experiment.out("run").resolve("run.json")))
        .isGreaterThan(written);

    CommandLineRun other = experiment.run("fit", conf, "run", set("solver.ridge", 2));
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("--overwrite replaces it");
    experiment.file("test.csv", Points.random(50, 5).classified());
    CommandLineRun changed = experiment.run("fit", conf, "run", easy);
    assertThat(changed.code()).isEqualTo(2);
    assertThat(changed.err()).contains("--overwrite replaces it");
  }
}
