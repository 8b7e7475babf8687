package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.NtkProcess.Ended;

/** The job jar in processes of its own, started as a user does. */
final class LocalClusterIT {
  @TempDir private Path folder;
  private Experiment experiment;
  private String conf;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
    String train = experiment.file("train.csv", Points.random(331, 3).classified());
    String test = experiment.file("test.csv", Points.random(101, 4).classified());
    conf =
        experiment.conf(
            "data { format = csv, train = [\"" + train + "\"], test = [\"" + test + "\"] }",
            "gram.tile-size = 64",
            "solver.ridge = 1e-1");
  }

  private Ended ntk(String out, String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("fit", conf, "--out", experiment.out(out).toString()));
    arguments.addAll(List.of(more));
    try (NtkProcess process = NtkProcess.start(folder, arguments)) {
      return process.await();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mode=exact", "mode=sketch"})
  void twoExecutorProcessesGiveTheBitsOfOneProcess(String mode)
      throws IOException, InterruptedException {
    Path events = Files.createDirectory(folder.resolve("events"));
    String[] options = onBothExecutors(events);
    Ended cluster = ntk("cluster", with(options, "--set", mode, "--set", "sketch.dimension=100"));
    assertThat(cluster.err()).isEmpty();
    assertThat(cluster.code()).isZero();
    assertThat(executorsThatRanTasks(events)).containsExactly("0", "1");
    assertThat(Results.json(experiment.out("cluster").resolve("run.json")).at("/machine/master"))
        .hasToString("\"local-cluster[2,1,1024]\"");
    assertThat(machine("cluster", "cores")).isEqualTo(2);
    assertThat(machine("cluster", "memory-mib")).isPositive();

    Ended local =
        ntk("local", "--master", "local[2]", "--set", mode, "--set", "sketch.dimension=100");
    assertThat(local.err()).isEmpty();
    assertThat(local.code()).isZero();
    assertThat(Results.coefficients(experiment.out("cluster")))
        .isEqualTo(Results.coefficients(experiment.out("local")));
    assertThat(Results.predictionTexts(experiment.out("cluster")))
        .hasSize(101)
        .isEqualTo(Results.predictionTexts(experiment.out("local")));
  }

  private static String[] with(String[] options, String... first) {
    return Stream.of(first, options).flatMap(Stream::of).toArray(String[]::new);
  }

  /** Starts when both executors are there, and writes down who did what. */
  private static String[] onBothExecutors(Path events) {
    List<String> options = new ArrayList<>(List.of("--master", "local-cluster[2,1,1024]", "--"));
    for (String setting :
        List.of(
            "spark.cores.max=2",
            "spark.scheduler.minRegisteredResourcesRatio=1.0",
            "spark.eventLog.enabled=true",
            "spark.eventLog.compress=false",
            "spark.eventLog.dir=" + events.toUri())) {
      options.addAll(List.of("--conf", setting));
    }
    return options.toArray(String[]::new);
  }

  private int machine(String run, String name) {
    return Results.json(experiment.out(run).resolve("run.json")).at("/machine/" + name).asInt();
  }

  private static Set<String> executorsThatRanTasks(Path events) throws IOException {
    Set<String> executors = new TreeSet<>();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.walk(events)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.contains("\"SparkListenerTaskEnd\"")) {
            JsonNode task = json.readTree(line);
            executors.add(task.at("/Task Info/Executor ID").asText());
          }
        }
      }
    }
    return executors;
  }

  @Test
  void aMistakeInTheConfigurationIsExitCode2() throws IOException, InterruptedException {
    Ended run = ntk("run", set("solver.rigde", 1));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "ntk: --set solver.rigde=1: unknown key solver.rigde; did you mean solver.ridge?");
    assertThat(experiment.out("run").getParent()).doesNotExist();
  }

  @Test
  void aMistakeInARecordIsExitCode2OnACluster() throws IOException, InterruptedException {
    String train = experiment.file("train.csv", "1,2,a", "3,x,b");
    Ended run = ntk("run", "--master", "local-cluster[2,1,1024]");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "ntk: file:" + train + ", line 2, column 1: expected a finite number, found \"x\"");
    assertThat(experiment.out("run").getParent()).doesNotExist();
  }

  @Test
  void aSolverThatDoesNotConvergeIsExitCode1() throws IOException, InterruptedException {
    Ended run = ntk("run", set("solver.method", "block-cg"), set("solver.max-passes", 2));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).singleElement().asString().startsWith("ntk: fit failed: the solver has ");
    assertThat(experiment.out("run").getParent()).doesNotExist();
  }
}
