package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.sparkntk.jobs.Experiment.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two mean-field studies from the command line to their tables. */
final class MeanFieldJobsIT {
  private static final String PHASES = "phase-diagram";
  private static final String DEPTHS = "depth-asymptotics";

  @TempDir private Path folder;

  /** The lines of a table as arrays of cells, without the header. */
  private static List<String[]> table(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static double number(String[] cells, int column) {
    return Double.parseDouble(cells[column]);
  }

  @Test
  void theDocumentedPhaseDiagramHasTheEdgesOfTheIssue() throws IOException {
    Experiment experiment = new Experiment(folder);
    String conf = Path.of("..", "conf", "phase-diagram.conf").toString();
    CommandLineRun run =
        experiment.run(
            PHASES,
            conf,
            "run",
            set("phase-diagram.sigma-w2", "{from = 1, to = 4, steps = 2}"),
            set("phase-diagram.sigma-b2", "{from = 0, to = 0.04, steps = 2}"));
    assertThat(run.code()).as(run.err()).isZero();
    Path out = experiment.out("run");
    assertThat(Experiment.children(out))
        .containsExactlyInAnyOrder(
            "phase-diagram.csv",
            "edge-of-chaos.csv",
            "run.json",
            "metrics.json",
            "report.html",
            "log");
    List<String[]> edges = table(out.resolve("edge-of-chaos.csv"));
    Map<String, Double> at02 =
        edges.stream()
            .filter(cells -> cells[1].equals("0.2"))
            .collect(Collectors.toMap(cells -> cells[0], cells -> number(cells, 3)));
    Map<String, Double> expected =
        Map.of("tanh", 1.3042, "elu", 1.2293, "erf", 1.1528, "silu", 1.6795, "gelu", 1.5470);
    assertThat(at02).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (name, sigmaW) -> assertThat(at02.get(name)).as(name).isCloseTo(sigmaW, offset(1e-4)));
    assertThat(edges.stream().filter(cells -> cells[0].equals("relu")).toList())
        .containsExactly(new String[] {"relu", "0.0", "", Double.toString(Math.sqrt(2))});
    String[] chaotic = table(out.resolve("phase-diagram.csv")).get(3);
    assertThat(number(chaotic, 3)).isCloseTo(2.180800, offset(1e-6));
    assertThat(number(chaotic, 4)).isCloseTo(1.346354, offset(1e-6));
    assertThat(number(chaotic, 5)).isCloseTo(0.136557, offset(1e-6));
  }

  @Test
  void reluOnTheEdgeHasItsLimitAndBothRates() throws IOException {
    Experiment experiment = new Experiment(folder);
    String conf = Path.of("..", "conf", "depth-asymptotics.conf").toString();
    CommandLineRun run = experiment.run(DEPTHS, conf, "run");
    assertThat(run.code()).as(run.err()).isZero();
    Path out = experiment.out("run");
    assertThat(Experiment.children(out))
        .containsExactlyInAnyOrder(
            "depth-asymptotics.csv",
            "rates.csv",
            "condition.csv",
            "run.json",
            "metrics.json",
            "report.html",
            "log");
    double[] averages = {.345459, .275019, .253524, .250440, .250053};
    List<String[]> kernels = table(out.resolve("depth-asymptotics.csv"));
    for (int i = 0; i < averages.length; i++) {
      assertThat(number(kernels.get(i), 6)).isCloseTo(averages[i], offset(1e-6));
    }
    String[] last = table(out.resolve("rates.csv")).get(3);
    assertThat(number(last, 3)).isCloseTo(-0.922, offset(0.001));
    assertThat(number(last, 4)).isCloseTo(0.375, offset(0.003));
    assertThat(Results.metric(out, "limit.value")).isEqualTo(0.25);
    // All cosines tend to 1/4: eigenvalues 1 + 9/4 and, nine times, 3/4.
    assertThat(Results.metric(out, "gram.condition")).isCloseTo(13.0 / 3, offset(0.01));
  }

  @Test
  void residualAndOrderedNetworksTellTheirRates() {
    Experiment experiment = new Experiment(folder);
    String conf = experiment.conf("depth-asymptotics { depths = [100, 1000], cosines = [0.3] }");
    CommandLineRun residual =
        experiment.run(DEPTHS, conf, "residual", set("depth-asymptotics.architecture", "resnet"));
    assertThat(residual.code()).as(residual.err()).isZero();
    assertThat(Results.metric(experiment.out("residual"), "rate.logarithm"))
        .isCloseTo(0.660440, offset(1e-5));
    CommandLineRun ordered =
        experiment.run(
            DEPTHS,
            conf,
            "ordered",
            set("depth-asymptotics.activation", "tanh"),
            set("depth-asymptotics.sigma-w", 1),
            set("depth-asymptotics.sigma-b", 0.2),
            set("depth-asymptotics.depths", "[40, 60]"));
    assertThat(ordered.code()).as(ordered.err()).isZero();
    assertThat(Results.metric(experiment.out("ordered"), "rate.exponent"))
        .isCloseTo(Math.log(0.7790741913), offset(0.005));
  }

  /** At the default depths most errors are rounding alone and have no rate. */
  @Test
  void theRateOfAnOrderedNetworkIsNotThatOfItsRounding() {
    Experiment experiment = new Experiment(folder);
    String conf =
        experiment.conf(
            "depth-asymptotics { activation = tanh, sigma-w = 1, sigma-b = 0.2, cosines = [0.3] }");
    CommandLineRun run = experiment.run(DEPTHS, conf, "ordered");
    assertThat(run.code()).as(run.err()).isZero();
    double contraction = Math.log(0.7790741913);
    assertThat(Results.metric(experiment.out("ordered"), "limit.log-contraction"))
        .isCloseTo(contraction, offset(1e-6));
    assertThat(Results.metric(experiment.out("ordered"), "rate.exponent"))
        .isCloseTo(contraction, offset(0.02));
  }

  @Test
  void aScaledResidualNetworkTendsToItsLimitLikeOneOverTheLogarithm() throws IOException {
    Experiment experiment = new Experiment(folder);
    String conf =
        experiment.conf(
            "depth-asymptotics { architecture = scaled-resnet, depths = [100, 10000], cosines = [0.3] }",
            "depth-asymptotics.sigma-w = 1.4142135623730951");
    CommandLineRun run = experiment.run(DEPTHS, conf, "scaled");
    assertThat(run.code()).as(run.err()).isZero();
    Path out = experiment.out("scaled");
    assertThat(Results.metric(out, "rate.error-times-logarithm")).isCloseTo(0.681, offset(0.001));
    assertThat(Files.readString(out.resolve("metrics.json"))).doesNotContain("rate.logarithm");
    assertThat(Files.readString(out.resolve("report.html"))).doesNotContain("3/8");
  }

  @Test
  void sizesAndPairsThatMakeNoSenseAreRefused() {
    Experiment experiment = new Experiment(folder);
    Refusal.of(experiment, DEPTHS, experiment.conf("depth-asymptotics.cosines = [0.3, 0.3]"))
        .says("line 2: depth-asymptotics.cosines: expected a list of different numbers");
    Refusal.of(experiment, DEPTHS, experiment.conf("depth-asymptotics.cosines = [1]"))
        .says("line 2: depth-asymptotics.cosines: expected a list of numbers, each in [-1, 1)");
    Refusal.of(experiment, DEPTHS, experiment.conf("depth-asymptotics.gram.inputs = 50000"))
        .says("depth-asymptotics.gram.inputs: expected an integer from 2 to 2000, found 50000");
    Refusal.of(experiment, PHASES, experiment.conf("phase-diagram.sigma-b2.steps = 65536"))
        .says("phase-diagram.sigma-b2.steps: expected an integer from 2 to 1000, found 65536");
    String smooth =
        experiment.conf(
            "depth-asymptotics { activation = tanh, architecture = resnet, sigma-w = 1 }");
    Refusal.of(experiment, DEPTHS, smooth)
        .says("depths: expected at most 300 layers of a residual network of tanh");
    Refusal.of(experiment, DEPTHS, experiment.conf("depth-asymptotics.activation = softplus"))
        .says("experiment.conf, line 2: depth-asymptotics.sigma-w: expected one point");
  }

  @Test
  void aMistakeIsOneMessageWithItsLine() {
    Experiment experiment = new Experiment(folder);
    String wrong = experiment.conf("", "phase-diagram.activation = tanhh");
    Refusal.of(experiment, PHASES, wrong)
        .says(
            "experiment.conf, line 3: phase-diagram.activation: ",
            "found tanhh; did you mean tanh?");
    String falling = experiment.conf("phase-diagram.sigma-w2.to = 0.1");
    Refusal.of(experiment, PHASES, falling)
        .says("line 2: phase-diagram.sigma-w2.to: expected a number above from = 0.5, found 0.1");
    String noEdge =
        experiment.conf(
            "depth-asymptotics.sigma-b = 0.1", "depth-asymptotics.sigma-w = edge-of-chaos");
    Refusal.of(experiment, DEPTHS, noEdge)
        .says(
            "line 3: depth-asymptotics.sigma-w: expected one point of the edge of chaos of relu"
                + " with sigma-b = 0.1, found none");
    String unordered = experiment.conf("depth-asymptotics.depths = [10, 10]");
    Refusal.of(experiment, DEPTHS, unordered)
        .says("line 2: depth-asymptotics.depths: expected an increasing list", "found [10,10]");
  }
}
