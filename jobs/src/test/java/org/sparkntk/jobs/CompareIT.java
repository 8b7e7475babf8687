package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.compare.CellResult;
import org.sparkntk.jobs.compare.ResultTable;
import org.sparkntk.jobs.tracking.MlflowStub;

/** Comparisons, from an experiment file to their table, page and exit code. */
final class CompareIT {
  private static final String NAME = "compared";
  private static final Pattern BOOKKEEPING =
      Pattern.compile(
          ".*(seconds|gflops|estimate|bandwidth|resumed).*|(gram.tiles|predict.blocks)-.*");

  @TempDir private Path folder;
  private Experiment experiment;
  private String conf;

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
    for (int set = 0; set < 3; set++) {
      experiment.file("train-" + set + ".csv", Points.random(90 + set, set).classified());
      experiment.file("test-" + set + ".csv", Points.random(40, 10 + set).classified());
    }
    conf =
        experiment.conf(
            "data.format = csv",
            "gram.tile-size = 32",
            "compare {",
            "  concurrency = 2, dataset = set",
            "  axes = [",
            "    {name = set, values = [0, 1, 2], set {data {",
            "      train = [\"" + folder + "/train-{set}.csv\"]",
            "      test = [\"" + folder + "/test-{set}.csv\"]}}}",
            "    {name = kernel, choices = [",
            "      {name = ntk-1, set {}}",
            "      {name = nngp-1, set {kernel.target = nngp}}]}",
            "    {name = ridge, values = [0.001, 0.1], key = solver.ridge}",
            "  ]",
            "}");
  }

  private CommandLineRun compare(int code, String... more) {
    return compareInto(NAME, code, more);
  }

  private CommandLineRun compareInto(String name, int code, String... more) {
    CommandLineRun run = experiment.run("compare", conf, name, more);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
    assertThat(run.err()).doesNotContain("\tat ");
    return run;
  }

  private Path table() {
    return table(NAME);
  }

  private Path table(String run) {
    return experiment.out(run).resolve("summary/results.csv");
  }

  private List<CellResult> results() throws IOException {
    return results(NAME);
  }

  private List<CellResult> results(String run) throws IOException {
    return ResultTable.read(Files.readString(table(run)), "results.csv").results();
  }

  /** Everything but clocks and the counts of what was computed and what was read back. */
  private SortedMap<String, SortedMap<String, Double>> values(String run) throws IOException {
    SortedMap<String, SortedMap<String, Double>> values = new TreeMap<>();
    for (CellResult result : results(run)) {
      SortedMap<String, Double> kept = new TreeMap<>(result.metrics());
      kept.keySet().removeIf(BOOKKEEPING.asMatchPredicate());
      values.put(result.cell(), kept);
    }
    return values;
  }

  private static long lines(CommandLineRun run, String word) {
    return run.out().lines().filter(line -> line.startsWith(word + " ")).count();
  }

  @Test
  void cellsAreRunOnceAndAgainWhenTheyChange() throws IOException {
    CommandLineRun first = compare(0);
    assertThat(lines(first, "done")).isEqualTo(12);
    assertThat(first.out()).contains("judged     ridge 0.1: ");
    List<CellResult> results = results();
    assertThat(results).hasSize(12);
    assertThat(experiment.out(NAME).resolve("gram")).isEmptyDirectory();
    assertThat(experiment.out(NAME).resolve("summary/report.html")).isRegularFile();
    assertThat(experiment.out(NAME).resolve("summary/results.parquet")).isNotEmptyDirectory();

    CommandLineRun second = compare(0);
    assertThat(lines(second, "unchanged")).isEqualTo(12);
    assertThat(results()).isEqualTo(results);

    experiment.file("test-1.csv", Points.random(40, 77).classified());
    CommandLineRun third = compare(0);
    assertThat(lines(third, "unchanged")).isEqualTo(8);
    assertThat(lines(third, "done")).isEqualTo(4);
    assertThat(results()).hasSize(16).startsWith(results.toArray(CellResult[]::new));
  }

  private String conf(CellResult cell) {
    return "%s/cells/%s-%s.conf"
        .formatted(experiment.out(NAME), cell.cell(), cell.configSha256().substring(0, 12));
  }

  /** The command that the table prints gives the same as the cell. */
  @Test
  void aCellIsAnOrdinaryRun() throws IOException {
    compare(0, set("compare.only", "[{set = 2, kernel = ntk-1}]"));
    CellResult cell = results().get(1);
    assertThat(cell.cell()).isEqualTo("2/ntk-1/0.1");
    String file = conf(cell);
    assertThat(cell.command()).isEqualTo("scripts/ntk fit " + file + " --out runs/2/ntk-1/0.1");
    CommandLineRun alone = experiment.run("fit", file, "alone");
    assertThat(alone.code()).as(alone.err()).isZero();
    assertThat(Results.coefficients(experiment.out("alone")))
        .isEqualTo(Results.coefficients(experiment.out(NAME).resolve("cells/2/ntk-1/0.1")));
  }

  @Test
  void aCellThatFailsStopsNoOtherAndIsTriedAgain() throws IOException {
    String whole = Files.readString(folder.resolve("train-1.csv"));
    experiment.file("train-1.csv", "1,2,3", "4,5");
    Path cells = Files.createDirectories(experiment.out(NAME).resolve("cells"));
    Path inTheWay = Files.writeString(cells.resolve("2"), "where a directory has to be");
    CommandLineRun broken = compare(1);
    assertThat(lines(broken, "done")).isEqualTo(4);
    assertThat(lines(broken, "failed")).isEqualTo(8);
    assertThat(results().stream().filter(r -> r.choice("set").equals("1")))
        .hasSize(4)
        .allSatisfy(r -> assertThat(r.message()).contains("train-1.csv"));
    Files.writeString(folder.resolve("train-1.csv"), whole);
    Files.delete(inTheWay);
    CommandLineRun mended = compare(0);
    assertThat(lines(mended, "unchanged")).isEqualTo(4);
    assertThat(lines(mended, "done")).isEqualTo(8);
  }

  /** Kernels and ridges are chosen on rows held out, as in the UCI experiments, then kept. */
  @Test
  void aTunedAxisIsChosenFirstAndTheRestRunsWithTheChoice() throws IOException {
    experiment.file("rows.dat", numbers(0, 45), numbers(45, 70), numbers(0, 60), numbers(60, 90));
    String tuned =
        experiment.conf(
            "data { format = csv, train = [\"" + folder + "/train-0.csv\"]",
            "  split.file = \"" + folder + "/rows.dat\" }",
            "solver { ridge = [0.001, 0.1, 10], ridge-choice = held-out }",
            "gram.tile-size = 32, fit.keep = []",
            "compare {",
            "  repeat = part, concurrency = 2",
            "  tune { axis = kernel, where {part = validation}, carry {solver.ridge = ridge.chosen}"
                + " }",
            "  subject = family, references = [{name = published, mean = 0.5}]",
            "  axes = [",
            "    {name = family, choices = [",
            "      {name = ntk, set {}}, {name = nngp, set {kernel.target = nngp}}]}",
            "    {name = kernel, choices = [",
            "      {name = 1, set {kernel.preset = {uci {depth = 1}}}}",
            "      {name = 3, set {kernel.preset = {uci {depth = 3}}}}]}",
            "    {name = part, choices = [",
            "      {name = validation, set {}}, {name = a, set {data.split {train = 3, test ="
                + " 4}}}]}",
            "  ]",
            "}");
    CommandLineRun run = experiment.run("compare", tuned, NAME);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(lines(run, "done")).isEqualTo(4 + 2);
    assertThat(lines(run, "chosen")).isEqualTo(2);
    assertThat(run.out()).contains("judged     ").contains("published  published 0.5000");
    for (String family : List.of("ntk", "nngp")) {
      String one = family + "/1/validation";
      String three = family + "/3/validation";
      boolean first = metric(one, "test.accuracy") >= metric(three, "test.accuracy");
      String judged = family + (first ? "/1/a" : "/3/a");
      assertThat(metric(judged, "solve.ridge") / metric(judged, "gram.mean-diagonal"))
          .isCloseTo(metric(first ? one : three, "ridge.chosen"), Percentage.withPercentage(1e-6));
      assertThat(metric(judged, "train.count")).isEqualTo(60);
    }
    assertThat(Experiment.children(experiment.out(NAME).resolve("cells/ntk/1/validation")))
        .containsExactlyInAnyOrder(
            "run.json", "metrics.json", "residuals.csv", "ridges.csv", "log");
    assertThat(lines(experiment.run("compare", tuned, NAME), "unchanged")).isEqualTo(6);

    // The ridge held out is the first of the best of as many single fits.
    String validation =
        results().stream()
            .filter(result -> result.cell().equals("ntk/3/validation"))
            .map(this::conf)
            .findFirst()
            .orElseThrow();
    List<Double> accuracies = new ArrayList<>();
    for (double ridge : new double[] {0.001, 0.1, 10}) {
      String out = "ridge-" + ridge;
      assertThat(experiment.run("fit", validation, out, set("solver.ridge", ridge)).code())
          .isZero();
      accuracies.add(Results.metric(experiment.out(out), "test.accuracy"));
    }
    double best = Collections.max(accuracies);
    assertThat(metric("ntk/3/validation", "ridge.held-out-score")).isEqualTo(best);
    assertThat(metric("ntk/3/validation", "test.accuracy")).isEqualTo(best);
    assertThat(metric("ntk/3/validation", "ridge.chosen"))
        .isCloseTo(
            List.of(0.001, 0.1, 10.0).get(accuracies.indexOf(best)),
            Percentage.withPercentage(1e-6));
  }

  private double metric(String cell, String name) {
    return Results.metric(experiment.out(NAME).resolve("cells/" + cell), name);
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  /** As the nightly script does: a directory a day, with the table of the day before. */
  @Test
  void whatIsWorseThanTheBaselineIsExitCode3() throws IOException {
    compare(0);
    String against = set("compare.baseline", "\"" + table() + "\"");
    String next = "next";
    for (String known : List.of("done", "unchanged")) {
      CommandLineRun same = compareInto(next, 0, against);
      assertThat(lines(same, known)).isEqualTo(12);
      assertThat(same.out()).doesNotContain("worse ");
      assertThat(results(next)).hasSize(24).startsWith(results().toArray(CellResult[]::new));
      assertThat(report(next)).contains("History: test.accuracy");
    }
    String planted =
        set("kernel.layers", "[{dense {sigma-w = 1.4284}}, relu, {dense {sigma-w = 1}}]");
    CommandLineRun worse = compareInto(next, 3, against, planted);
    assertThat(worse.out()).contains("worse      0/ntk-1/0.001: gram.mean-diagonal was ");
    assertThat(report(next)).contains("Worse than the baseline");
  }

  private String report(String run) throws IOException {
    return Files.readString(experiment.out(run).resolve("summary/report.html"));
  }

  @Test
  void aTableThatCannotBeReadIsNeitherUsedNorLost() throws IOException {
    compare(0, set("compare.only", "[{set = 0}]"));
    Files.writeString(table(), "my own notes");
    CommandLineRun refused = compare(2, "--fresh");
    assertThat(refused.err()).contains("results.csv, line 1: expected the columns ");
    assertThat(table()).hasContent("my own notes");
    Files.delete(table());
    CommandLineRun misspelt = compare(2, set("compare.metric", "test.acuracy"));
    assertThat(misspelt.err())
        .contains("compare.metric: expected one that the cell 0/ntk-1/0.001 has, of ")
        .contains(", test.accuracy, ");
    CommandLineRun missing = compare(2, set("compare.baseline", "nosuch.csv"));
    assertThat(missing.err()).contains("compare.baseline: expected the results.csv");
  }

  @Test
  void aSecondStartIsRefusedAndLeavesTheFirstAlone() throws IOException, InterruptedException {
    List<String> command = List.of("compare", conf, "--out", experiment.out(NAME).toString());
    try (NtkProcess first = NtkProcess.start(folder, command)) {
      while (!first.out().contains("compare: configuration ")) {
        assertThat(first.isAlive()).isTrue();
        Thread.sleep(5);
      }
      CommandLineRun second = compare(2, "--fresh");
      assertThat(first.isAlive()).as("they overlapped").isTrue();
      assertThat(second.err().lines()).hasSize(1);
      assertThat(second.err()).contains(NAME + "/summary: expected no other run at work there");
      NtkProcess.Ended ended = first.await();
      assertThat(ended.code()).as(ended.err().toString()).isZero();
    }
    assertThat(lines(compare(0), "unchanged")).isEqualTo(12);
  }

  @Test
  void whatIsRunIsTrackedOnce() throws IOException {
    String only = set("compare.only", "[{set = 0, ridge = 0.1}]");
    compare(0, only);
    List<CellResult> untracked = results();
    try (MlflowStub server = new MlflowStub("")) {
      String uri = set("tracking.mlflow.uri", server.uri());
      assertThat(lines(compare(0, only, uri), "unchanged")).isEqualTo(2);
      String place = experiment.out(NAME).toString();
      assertThat(names(server)).containsExactly(place + "/summary");
      assertThat(server.bodies("experiments/create"))
          .as("at the begin and the end of the summary alone")
          .hasSize(2);
      compare(0, only, uri, "--fresh");
      assertThat(names(server))
          .containsExactlyInAnyOrder(
              place + "/summary",
              place + "/cells/0/ntk-1/0.1",
              place + "/cells/0/nngp-1/0.1",
              place + "/summary");
    }
    CommandLineRun gone = compare(0, only, set("tracking.mlflow.uri", "http://localhost:1"));
    assertThat(gone.out()).contains("warning: not tracked by MLflow at http://localhost:1: ");
    assertThat(results()).startsWith(untracked.toArray(CellResult[]::new));
  }

  private static List<String> names(MlflowStub server) {
    return server.bodies("runs/create").stream().map(run -> run.get("run_name").asText()).toList();
  }

  /** Killed at several moments, until it is done. */
  @Test
  void aComparisonThatIsKilledEndsWithTheSameTable() throws IOException, InterruptedException {
    compare(0);
    String killed = "killed";
    List<String> command =
        new ArrayList<>(List.of("compare", conf, "--out", experiment.out(killed).toString()));
    int runs = 0;
    for (int cells : new int[] {1, 5}) {
      try (NtkProcess process = NtkProcess.start(folder, command)) {
        while (process.out().lines().filter(line -> line.startsWith("done  ")).count() < cells) {
          assertThat(process.isAlive()).as("killed before its end").isTrue();
          Thread.sleep(5);
        }
        process.kill();
        runs += (int) process.out().lines().filter(line -> line.startsWith("done  ")).count();
      }
    }
    CommandLineRun last = experiment.run("compare", conf, killed);
    assertThat(last.code()).as(last.err()).isZero();
    assertThat(lines(last, "unchanged")).isGreaterThanOrEqualTo(runs);
    assertThat(values(killed)).isEqualTo(values(NAME));
  }
}
