package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.kernels.linalg.Blas;

/** A network that leaves the range of the number format ends as one message with layer and line. */
final class ExplodingNetworkJobIT {
  /** In line 5 of the experiment; line 4 opens the list. */
  private static final String CHAOTIC =
      "{repeat {times = %d, layers = [{dense {sigma-w = 3}}, erf]}}";

  @TempDir private Path folder;

  /** Outside of spark-submit the first search for a BLAS is logged on the standard error. */
  @BeforeAll
  static void loadBlas() {
    assertThat(Blas.implementation()).isNotEmpty();
  }

  private String conf(Experiment experiment, int depth, String... data) {
    return experiment.conf(
        String.join(", ", data),
        "kernel.precision = float32",
        "kernel.layers = [",
        CHAOTIC.formatted(depth),
        "{dense {sigma-w = 1}}]");
  }

  @Test
  void aChaoticNetworkInFloat32IsRefusedByTheFitJob() {
    Experiment experiment = new Experiment(folder);
    String train = experiment.file("a.csv", "1,2,a", "3,-4,b", "-1,1,a", "2,2,b");
    String conf = conf(experiment, 1000, "data.format = csv", "data.train = [\"" + train + "\"]");
    Refusal.of(experiment, "fit", conf, set("data.test-fraction", 0), set("gram.tile-size", 2))
        .says(
            "ntk: " + conf + ", line 5: kernel.layers: layer ",
            " (dense): the kernel grows beyond what ",
            "holds: expected at most 3.40e+38, found NNGP ",
            "smaller weights (sigma-w), fewer layers or float64 help");
  }

  @Test
  void aChaoticNetworkInFloat64IsRefusedByTheKernelJob() {
    Experiment experiment = new Experiment(folder);
    String x = experiment.file("x.csv", "1,2", "3,-4");
    String conf = conf(experiment, 3000, "inputs.x = \"" + x + "\"");
    Refusal.of(experiment, "kernel", conf)
        .says(
            "ntk: " + conf + ", line 5: kernel.layers: layer ",
            " (dense): the kernel grows beyond what ",
            "holds: expected at most 1.80e+308, found NNGP ",
            "smaller weights (sigma-w), fewer layers help");
  }

  /** The same network of a depth at which it is still finite. */
  @Test
  void theNetworkIsGoodWithFewerLayers() {
    Experiment experiment = new Experiment(folder);
    String x = experiment.file("x.csv", "1,2", "3,-4");
    String conf = conf(experiment, 10, "inputs.x = \"" + x + "\"");
    CommandLineRun run = experiment.run("kernel", conf, "run");
    assertThat(run.code()).as(run.err()).isZero();
  }
}
