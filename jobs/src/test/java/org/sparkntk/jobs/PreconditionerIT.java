package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkntk.jobs.Experiment.set;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkntk.jobs.config.SolverConfig.PreconditionerType;

/** Whatever speeds the solver up, the solution is the same. */
final class PreconditionerIT {
  private static final int RANK = 60;
  private static final Points TRAIN = Points.random(150, 1);
  private static final Points TEST = Points.random(67, 2);

  @TempDir private Path folder;
  private Experiment experiment;
  private String conf = "";

  @BeforeEach
  void start() {
    experiment = new Experiment(folder);
    conf =
        experiment.conf(
            experiment.data(TRAIN, TEST),
            "kernel.layers = [{dense {sigma-w = 1.4142135623730951}}, relu, {dense {sigma-w = 1}}]",
            "gram.tile-size = 64",
            "solver { ridge = 1e-2, tolerance = 1e-10, method = block-cg, preconditioner-rank = "
                + RANK
                + " }");
  }

  @ParameterizedTest
  @EnumSource(PreconditionerType.class)
  void scoresAreThoseOfTheDenseSolve(PreconditionerType type) throws Exception {
    String name = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Path fit = experiment.out(name);
    CommandLineRun run = experiment.run("fit", conf, name, set("solver.preconditioner", name));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Dense.relativeError(Results.scores(Results.predictions(fit)), denseScores()))
        .isLessThan(1e-6);
    boolean lowRank = type == PreconditionerType.NYSTROM || type == PreconditionerType.RPCHOLESKY;
    assertThat(Results.metric(fit, "solve.preconditioner.rank")).isEqualTo(lowRank ? RANK : 0);
    assertThat(Results.metric(fit, "solve.preconditioner.passes")).isNotNegative();
    assertThat(Files.readString(fit.resolve("log")))
        .contains("precondition " + (type == PreconditionerType.AUTO ? "none" : name))
        .contains(lowRank ? "of the trace, τ = " : "precondition");
  }

  @Test
  void blocksThatAreSingularAreTheUsersToMend() {
    String[] lines = TRAIN.classified();
    lines[5] = lines[5].replaceAll("[^,]+,", "0,");
    experiment.file("train.csv", lines);
    CommandLineRun run =
        experiment.run(
            "fit",
            conf,
            "singular",
            set("solver.preconditioner", "block-jacobi"),
            set("solver.ridge", "0"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("solver.preconditioner: diagonal block 0 is not positive definite at row 5")
        .contains("raise solver.ridge or set solver.preconditioner = none");
  }

  private static double[][] denseScores() {
    double[][] x = Dense.withUnitNorm(TRAIN.x());
    double[][] z = Dense.withUnitNorm(TEST.x());
    double[][] gram = gram(x, x);
    double[][] alpha = Dense.solve(gram, 1e-2 * Dense.meanDiagonal(gram), TRAIN.oneHot());
    return Dense.multiply(gram(z, x), alpha);
  }

  private static double[][] gram(double[][] x, double[][] z) {
    return Dense.gram(x, z, (a, b) -> Dense.reluNtk(a, b, 1));
  }
}
