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
import org.sparkntk.jobs.NtkProcess.Ended;

/** The job jar in processes of its own, started as a user does. */
final class LocalClusterIT {
  @TempDir private Path folder;
  private Experiment experiment;
  private String conf;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
    conf =
        experiment.conf(
            experiment.data(Points.random(331, 3), Points.random(101, 4)),
            "gram.tile-size = 64",
            "solver.ridge = 1e-1");
  }

  private Ended ntk(String job, String out, String... more)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of(job, conf, "--out", experiment.out(out).toString()));
    arguments.addAll(List.of(more));
    try (NtkProcess process = NtkProcess.start(folder, arguments)) {
      return process.await();
    }
  }

  @Test
  void twoExecutorProcessesGiveTheBitsOfOneProcess() throws IOException, InterruptedException {
    runBoth("fit");
    assertThat(Results.json(experiment.out("cluster").resolve("run.json")).at("/machine/master"))
        .hasToString("\"local-cluster[2,1,1024]\"");
    assertThat(machine("cluster", "cores")).isEqualTo(2);
    assertThat(machine("cluster", "memory-mib")).isPositive();
    assertSameBits(experiment.out("cluster"), experiment.out("local"));
  }

  /** A comparison fits with every kind of features in one run. */
  @Test
  void twoExecutorProcessesGiveTheBitsOfOneProcessInSketchMode()
      throws IOException, InterruptedException {
    List<String> maps =
        List.of("nystrom", "ntkrf", "deflated", "ntk-sketch", "gradient", "fourier");
    String axis = "[{name = map, values = %s, key = sketch.map}]".formatted(maps);
    runBoth(
        "compare",
        set("mode", "sketch"),
        set("sketch.dimension", 100),
        set("compare.axes", axis),
        set("compare.subject", "map"));
    for (String map : maps) {
      Path cell = Path.of("cells", map);
      assertSameBits(
          experiment.out("cluster").resolve(cell), experiment.out("local").resolve(cell));
    }
  }

  private void runBoth(String job, String... settings) throws IOException, InterruptedException {
    List<String> options = List.of(settings);
    Path events = Files.createDirectory(folder.resolve("events"));
    Ended cluster = ntk(job, "cluster", with(onBothExecutors(events), options));
    assertThat(cluster.err()).isEmpty();
    assertThat(cluster.code()).isZero();
    assertThat(executorsThatRanTasks(events)).containsExactly("0", "1");
    Ended local = ntk(job, "local", with(new String[] {"--master", "local[2]"}, options));
    assertThat(local.err()).isEmpty();
    assertThat(local.code()).isZero();
  }

  private static void assertSameBits(Path one, Path other) {
    assertThat(Results.coefficients(one)).isEqualTo(Results.coefficients(other));
    assertThat(Results.predictionTexts(one)).hasSize(101).isEqualTo(Results.predictionTexts(other));
  }

  private static String[] with(String[] options, List<String> first) {
    return Stream.concat(first.stream(), Stream.of(options)).toArray(String[]::new);
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
    Ended run = ntk("fit", "run", set("solver.rigde", 1));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "ntk: --set solver.rigde=1: unknown key solver.rigde; did you mean solver.ridge?");
    assertThat(experiment.out("run").getParent()).doesNotExist();
  }

  @Test
  void aMistakeInARecordIsExitCode2OnACluster() throws IOException, InterruptedException {
    String train = experiment.file("train.csv", "1,2,a", "3,x,b");
    Ended run = ntk("fit", "run", "--master", "local-cluster[2,1,1024]");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "ntk: file:" + train + ", line 2, column 1: expected a finite number, found \"x\"");
    assertThat(experiment.out("run").getParent()).doesNotExist();
  }

  @Test
  void aSolverThatDoesNotConvergeIsExitCode1() throws IOException, InterruptedException {
    Ended run = ntk("fit", "run", set("solver.method", "block-cg"), set("solver.max-passes", 2));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).singleElement().asString().startsWith("ntk: fit failed: the solver has ");
    assertThat(experiment.out("run").getParent()).doesNotExist();
  }
}
