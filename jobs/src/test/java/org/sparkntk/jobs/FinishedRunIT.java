package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that would give other results is never taken for one that has been done. */
final class FinishedRunIT {
  @TempDir private Path folder;
  private Experiment experiment;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
  }

  private String examples(String train, String test) {
    return experiment.conf(
        "data { format = csv, train = [\"%s\"], test = [\"%s\"] }".formatted(train, test),
        "gram.tile-size = 64",
        "solver.ridge = 1");
  }

  private void done(String job, String conf, String out, String... more) {
    CommandLineRun run = experiment.run(job, conf, out, more);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("done: ").doesNotContain("already done");
  }

  private void recognised(String job, String conf, String out, String... more) {
    CommandLineRun run = experiment.run(job, conf, out, more);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("already done: " + experiment.out(out)).contains("--fresh");
    assertThat(Experiment.children(folder.resolve("runs"))).noneMatch(name -> name.startsWith("."));
  }

  private void refused(String job, String conf, String out, String... more) {
    CommandLineRun run = experiment.run(job, conf, out, more);
    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.err())
        .contains(experiment.out(out) + ": expected a new one, found one that exists")
        .contains("--overwrite replaces it");
  }

  @Test
  void aKernelOfOtherInputsIsAnotherRun() {
    String x = experiment.file("x.csv", "1,2", "3,4");
    String z = experiment.file("z.csv", "5,6");
    String conf = experiment.conf("inputs { x = \"%s\", z = \"%s\" }".formatted(x, z));
    done("kernel", conf, "k");
    recognised("kernel", conf, "k");
    experiment.file("z.csv", "5,7");
    refused("kernel", conf, "k");
    done("kernel", conf, "k", "--fresh");
    experiment.file("x.csv", "2,2", "3,4");
    refused("kernel", conf, "k");
  }

  @Test
  void aFileMoreOfAGlobIsAnotherRun() throws IOException {
    Files.createDirectory(folder.resolve("train"));
    experiment.file("train/a.csv", Points.random(100, 3).classified());
    String test = experiment.file("test.csv", Points.random(20, 5).classified());
    String conf = examples(folder.resolve("train") + "/*.csv", test);
    done("fit", conf, "f");
    recognised("fit", conf, "f");
    experiment.file("train/b.csv", Points.random(100, 4).classified());
    refused("fit", conf, "f");
  }

  @Test
  void predictionsOfAnotherModelAreAnotherRun() {
    String train = experiment.file("train.csv", Points.random(100, 3).classified());
    String test = experiment.file("test.csv", Points.random(20, 5).classified());
    String conf = examples(train, test);
    String depth = "--set=kernel.layers=[{dense {sigma-w = 1.2}}, relu, {dense {sigma-w = 1}}]";
    String model = set("predict.model", experiment.out("f").resolve("model"));
    done("fit", conf, "f", depth);
    // The kernel is the model's, not that of the configuration.
    done("predict", conf, "p", model);
    recognised("predict", conf, "p", model);
    done("fit", conf, "f", depth, set("solver.ridge", 2), "--overwrite");
    refused("predict", conf, "p", model);
    done("predict", conf, "p", model, "--overwrite");
    done("fit", conf, "f", "--overwrite");
    refused("predict", conf, "p", model);
  }

  @Test
  void placesThatCannotBeWrittenAreRefusedWithOneMessage() throws IOException {
    String conf = experiment.conf("inputs.x = \"" + experiment.file("x.csv", "1,2") + "\"");
    Files.createDirectory(folder.resolve("home"));
    String file = experiment.file("home/thesis.tex", "years of work");
    for (String out : new String[] {"nosuch://host/a", "/", file, file + "/a", folder + "/home"}) {
      for (String more : new String[] {"--fresh", "--overwrite", "--set=solver.ridge=1"}) {
        CommandLineRun run = CommandLineRun.of("kernel", conf, "--out", out, more);
        assertThat(run.code()).as(out + " " + more + run.err()).isEqualTo(2);
        assertThat(run.err().lines()).as(out + " " + more).hasSize(1);
      }
    }
    assertThat(folder.resolve("home")).isDirectoryContaining("glob:**/thesis.tex");
    assertThat(Experiment.children(folder.resolve("home"))).hasSize(1);
  }

  @Test
  void aManifestOfSomethingElseIsNotTakenForARun() throws IOException {
    String conf = experiment.conf("inputs.x = \"" + experiment.file("x.csv", "1,2") + "\"");
    Files.createDirectories(experiment.out("k"));
    for (String manifest : new String[] {"", "{", "[]", "{}", "{\"job\": \"kernel\"}", "null"}) {
      Files.writeString(experiment.out("k").resolve("run.json"), manifest);
      refused("kernel", conf, "k");
    }
  }
}
