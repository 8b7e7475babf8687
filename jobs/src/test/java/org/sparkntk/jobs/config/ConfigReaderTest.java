package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.config.GramConfig.Storage;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.features.Directions;
import org.sparkntk.kernels.features.SketchMode;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.Activation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.InputCovariance;
import org.sparkntk.kernels.sketch.LeafType;

final class ConfigReaderTest {
  private static final double SQRT_2 = 1.4142135623730951;

  @TempDir Path folder;

  private LoadedConfig read(String text, String... settings) {
    return ConfigReader.read(write("experiment.conf", text), List.of(settings));
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anEmptyFileMeansTheDefaults() {
    RunConfig run = read("").run();
    assertThat(run.data())
        .isEqualTo(
            new DataConfig(
                DataConfig.Format.IDX,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                DataConfig.Task.CLASSIFICATION,
                DataConfig.Labels.PRESENT,
                false,
                "-1",
                List.of(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                0.2,
                DataConfig.Augment.NONE,
                20,
                4,
                1,
                DataConfig.Standardise.NONE,
                true));
    assertThat(run.kernel().target()).isEqualTo(Target.NTK);
    assertThat(run.kernel().precision()).isEqualTo(Precision.FLOAT64);
    assertThat(run.kernel().network().layers())
        .containsExactly(Dense.of(SQRT_2), new Activation(PiecewiseLinear.relu()), Dense.of(1));
    assertThat(run.kernel().inputs()).isEqualTo(InputCovariance.MEAN);
    assertThat(run.gram())
        .isEqualTo(new GramConfig(1000, OptionalInt.empty(), Storage.AUTO, "", 512));
    assertThat(run.solver())
        .isEqualTo(
            new SolverConfig(
                RidgeSetting.of(1e-3),
                SolverConfig.RidgeChoice.TRAINING,
                SolverConfig.RidgeScale.RELATIVE,
                1e-6,
                2000,
                SolverConfig.Method.AUTO,
                OptionalInt.empty(),
                SolverConfig.Certify.NONE,
                1e-12,
                SolverConfig.PreconditionerType.AUTO,
                OptionalInt.empty(),
                List.of(),
                0,
                0,
                60,
                false));
    assertThat(run.mode()).isEqualTo(Mode.EXACT);
    assertThat(run.sketch())
        .isEqualTo(
            new SketchConfig(
                SketchConfig.MapType.NYSTROM,
                4096,
                1,
                SketchConfig.LandmarkChoice.UNIFORM,
                Directions.GAUSSIAN,
                8,
                SketchMode.ONE_PASS,
                LeafType.SRHT,
                1,
                SketchConfig.Solver.AUTO,
                GramConfig.Storage.AUTO,
                5));
    assertThat(run.predict().model()).isEmpty();
    assertThat(run.inputs()).isEqualTo(new InputsConfig("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"include \"defaults\"", "include \"defaults.conf\""})
  void theDefaultsAreFoundFromAnyFolder(String include) {
    assertThat(read(include)).isEqualTo(read(""));
  }

  @Test
  void anExperimentCanBuildOnAnother() {
    write("base.conf", "include \"defaults\"\nsolver.ridge = 0.25\nsolver.max-passes = 7");
    SolverConfig solver = read("include \"base\"\nsolver.max-passes = 8").run().solver();
    assertThat(solver.ridge()).isEqualTo(RidgeSetting.of(0.25));
    assertThat(solver.maxPasses()).isEqualTo(8);
  }

  @Test
  void everyKeyOfTheDataSectionIsBound() {
    RunConfig run =
        read("""
                data {
                  format = cifar100-binary, train = [a, b], test = ["c*.bin"]
                  train-labels = [d], test-labels = [e], task = regression, labels = absent
                  header = true, label-column = fine, feature-columns = [x, 3], drop-columns = [z], split {file = rows.txt, train = 3, test = 1}
                  limit = 5, test-limit = 6, shuffle-seed = -7, test-fraction = 0
                  augment = mirror, standardise = channel, unit-norm = false
                }
                """)
            .run();
    assertThat(run.data())
        .isEqualTo(
            new DataConfig(
                DataConfig.Format.CIFAR100_BINARY,
                List.of("a", "b"),
                List.of("c*.bin"),
                List.of("d"),
                List.of("e"),
                DataConfig.Task.REGRESSION,
                DataConfig.Labels.ABSENT,
                true,
                "fine",
                List.of("x", "3"),
                List.of("z"),
                Optional.of(new DataConfig.Split("rows.txt", 3, 1)),
                OptionalInt.of(5),
                OptionalInt.of(6),
                OptionalLong.of(-7),
                0,
                DataConfig.Augment.MIRROR,
                20,
                4,
                1,
                DataConfig.Standardise.CHANNEL,
                false));
  }

  @Test
  void everyKeyOfTheOtherSectionsIsBound() {
    RunConfig run =
        read("""
                kernel { target = nngp, precision = float32, inputs = sum, layers = [{dense {sigma-w = 2}}] }
                gram { tile-size = 64, partitions = 3, storage = disk, store = runs/g, broadcast-limit-mib = 0 }
                solver {
                  ridge = 0, ridge-choice = held-out, ridge-scale = absolute, tolerance = 1e-3, max-passes = 1e2, method = cg
                  block-width = 32, certify = exact, certified-tolerance = 1e-10
                  preconditioner = block-jacobi, preconditioner-rank = 7, learning-curve = [100, 2e3], leave-one-out = 32, posterior-variance = 64, checkpoint-seconds = 0.5, accept-unconverged = true
                }
                mode = auto
                sketch { map = ntk-sketch, dimension = 100, seed = -3, landmarks = rpcholesky, directions = spherical, degree = 4, layers = layerwise, leaf = osnap, length-scale = 2.5, solver = block-cg, storage = disk, folds = 3 }
                fit.keep = [report]
                predict.model = runs/a/model
                inputs { x = x.csv, z = z.csv }
                """)
            .run();
    assertThat(run.mode()).isEqualTo(Mode.AUTO);
    assertThat(run.sketch())
        .isEqualTo(
            new SketchConfig(
                SketchConfig.MapType.NTK_SKETCH,
                100,
                -3,
                SketchConfig.LandmarkChoice.RPCHOLESKY,
                Directions.SPHERICAL,
                4,
                SketchMode.LAYERWISE,
                LeafType.OSNAP,
                2.5,
                SketchConfig.Solver.BLOCK_CG,
                GramConfig.Storage.DISK,
                3));
    assertThat(run.kernel().target()).isEqualTo(Target.NNGP);
    assertThat(run.kernel().precision()).isEqualTo(Precision.FLOAT32);
    assertThat(run.kernel().inputs()).isEqualTo(InputCovariance.SUM);
    assertThat(run.kernel().network().layers()).containsExactly(Dense.of(2));
    assertThat(run.gram())
        .isEqualTo(new GramConfig(64, OptionalInt.of(3), Storage.DISK, "runs/g", 0));
    assertThat(run.solver())
        .isEqualTo(
            new SolverConfig(
                RidgeSetting.of(0),
                SolverConfig.RidgeChoice.HELD_OUT,
                SolverConfig.RidgeScale.ABSOLUTE,
                1e-3,
                100,
                SolverConfig.Method.CG,
                OptionalInt.of(32),
                SolverConfig.Certify.EXACT,
                1e-10,
                SolverConfig.PreconditionerType.BLOCK_JACOBI,
                OptionalInt.of(7),
                List.of(100, 2000),
                32,
                64,
                0.5,
                true));
    assertThat(run.fit().keep()).containsExactly(FitConfig.Keep.REPORT);
    assertThat(run.predict().model()).isEqualTo("runs/a/model");
    assertThat(run.inputs()).isEqualTo(new InputsConfig("x.csv", "z.csv"));
  }

  @Test
  void theLastSettingOfTheCommandLineWins() {
    RunConfig run = read("solver.ridge = 1", "solver.ridge=2", "solver.ridge=3e-2").run();
    assertThat(run.solver().ridge()).isEqualTo(RidgeSetting.of(0.03));
  }

  @Test
  void substitutionsSeeTheCommandLine() {
    String text = "data.train = [${inputs.x}\"/a\"]\ninputs.x = here";
    assertThat(read(text, "inputs.x=there").run().data().train()).containsExactly("there/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hdfs://host:8020/a b", "data/batch_*.bin", "a//b", "a#b", "a=b", "", "1.2.3"})
  void aPathOnTheCommandLineNeedsNoQuotes(String path) {
    assertThat(read("", "predict.model=" + path).run().predict().model()).isEqualTo(path);
  }

  @Test
  void listsAndObjectsOnTheCommandLineAreHocon() {
    RunConfig run =
        read(
                "",
                "data.train=[\"hdfs://a/*\", b]",
                "kernel.layers=[{dense {sigma-w = 3}}]",
                "data.header=true",
                "predict.model=\"quoted\"")
            .run();
    assertThat(run.data().train()).containsExactly("hdfs://a/*", "b");
    assertThat(run.kernel().network().layers()).containsExactly(Dense.of(3));
    assertThat(run.data().header()).isTrue();
    assertThat(run.predict().model()).isEqualTo("quoted");
  }

  @Test
  void textsThatSpellNumbersCountAsNumbers() {
    assertThat(read("solver { ridge = \"0.5\", max-passes = \"9\" }").run().solver())
        .returns(RidgeSetting.of(0.5), SolverConfig::ridge)
        .returns(9, SolverConfig::maxPasses);
  }

  @Test
  void aRidgeIsANumberOrAListToChooseFromOrAuto() {
    assertThat(read("solver.ridge = [1e-2, 1e-3, 1e-2]").run().solver().ridge().values())
        .containsExactly(1e-3, 1e-2);
    assertThat(read("solver.ridge = auto").run().solver().ridge().isAuto()).isTrue();
    assertThatThrownBy(() -> read("solver.ridge = [1e-3, 0]"))
        .hasMessageContaining("solver.ridge: expected a list of numbers, each positive");
    assertThatThrownBy(() -> read("solver.ridge = none"))
        .hasMessageContaining(
            "solver.ridge: expected a number of at least 0, a list of positive numbers, or auto");
  }

  @Test
  void theEffectiveConfigurationHasAllKeysSorted() {
    String json = read("solver.ridge = 0.125").effective();
    assertThat(json.replaceAll("\\s", ""))
        .startsWith("{\"compare\":{\"axes\":[],\"baseline\":\"\",\"concurrency\":1,")
        .contains(
            "\"data\":{\"augment\":\"none\",\"augment-copies\":20,\"augment-seed\":1,\"augment-shift\":4,\"drop-columns\":[],\"feature-columns\":[],\"format\":\"idx\",\"header\":false,")
        .contains(
            "\"solver\":{\"accept-unconverged\":false,\"block-width\":\"auto\",\"certified-tolerance\":")
        .contains("\"ridge\":0.125,\"ridge-choice\":\"training\",\"ridge-scale\":\"relative\"");
  }

  @Test
  void theHashDependsOnValuesAndNotOnTheirSpelling() {
    String hash = read("solver.ridge = 0.001\ngram.tile-size = 64").sha256();
    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(read("gram { tile-size = 64 } # again\nsolver { ridge = 1.0e-3 }").sha256())
        .isEqualTo(hash);
    assertThat(read("solver.ridge = 0.002\ngram.tile-size = 64").sha256()).isNotEqualTo(hash);
  }

  @Test
  void theHashDoesNotDependOnWhereRunsAreTracked() {
    assertThat(read("tracking.mlflow.uri = \"https://mlflow.example\"").sha256())
        .isEqualTo(read("").sha256());
  }
}
