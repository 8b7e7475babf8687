package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkntk.jobs.config.Grid.Cell;
import org.sparkntk.jobs.errors.InvalidInputException;

final class GridTest {
  private static final String KERNELS =
      """
      {name = kernel, choices = [
        {name = deep, set {kernel.layers = [{repeat {times = 3, layers = [dense, relu]}}, dense]}}
        {name = nngp, set {kernel.target = nngp}}
      ]}
      """
              .replace("dense", "{dense {sigma-w = 1}}")
          + ",";
  private static final String SETS =
      "{name = set, values = [iris, wine], set {data.train = [\"data/{set}/{set}.csv\"]}},";
  private static final String RIDGES = "{name = ridge, values = [1e-3, 0.5], key = solver.ridge},";

  @TempDir private Path folder;

  private Grid grid(String axes, String... more) {
    try {
      Path file = folder.resolve("grid.conf");
      Files.writeString(
          file,
          "include \"defaults\"\ncompare.axes = [" + axes + "]\n" + String.join("\n", more) + "\n");
      return ConfigReader.grid(file, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Grid grid) {
    return grid.cells().stream().map(Cell::name).toList();
  }

  @Test
  void everyChoiceWithEveryOther() {
    Grid grid = grid(SETS + KERNELS + RIDGES);
    assertThat(names(grid))
        .hasSize(8)
        .startsWith("iris/deep/0.001", "iris/deep/0.5", "iris/nngp/0.001");
    RunConfig config = grid.cells().get(5).config().run();
    assertThat(config.data().train()).containsExactly("data/wine/wine.csv");
    assertThat(config.solver().ridge().values()).containsExactly(0.5);
    assertThat(config.kernel().target().name()).isEqualTo("NTK");
  }

  @Test
  void aTextThatIsOnlyThePlaceholderBecomesTheValue() {
    Grid grid =
        grid(
            KERNELS
                + "{name = n, values = [10, 20], set {data {limit = \"{n}\", test-limit = \"{n}\"}}}");
    assertThat(grid.cells().get(1).config().run().data().limit()).hasValue(20);
  }

  @Test
  void rulesLeaveCellsOut() {
    String only = "compare.only = [{kernel = \"d*\"}, {set = wine, ridge = [0.5]}]";
    String except = "compare.except = [{set = iris, ridge = 0.5}]";
    assertThat(names(grid(SETS + KERNELS + RIDGES, only, except)))
        .containsExactly("iris/deep/0.001", "wine/deep/0.001", "wine/deep/0.5", "wine/nngp/0.5");
  }

  @Test
  void cellsOfTheSameKernelAndDataShareTheirGramMatrix() {
    List<Cell> cells = grid(KERNELS + RIDGES).cells();
    assertThat(cells).allMatch(cell -> cell.sharedGram().isPresent());
    assertThat(cells.get(1).sharedGram()).isEqualTo(cells.get(0).sharedGram());
    assertThat(cells.get(2).sharedGram()).isNotEqualTo(cells.get(0).sharedGram());
    for (Grid none :
        List.of(
            grid(KERNELS),
            grid(KERNELS + RIDGES, "mode = sketch"),
            grid(KERNELS + RIDGES, "gram.store = mine"))) {
      assertThat(none.cells()).allMatch(cell -> cell.sharedGram().isEmpty());
    }
  }

  @Test
  void aCellDependsNeitherOnOthersNorOnTheirJudgement() {
    String judgement = "compare { tolerances.drift = 1, concurrency = 2 }";
    String alone = first(grid(KERNELS + RIDGES.replace(", 0.5", "")));
    assertThat(first(grid(KERNELS + RIDGES, judgement)))
        .as("which shares its Gram matrix now")
        .isEqualTo(alone);
  }

  private static String first(Grid grid) {
    return grid.cells().get(0).config().sha256();
  }

  /** What is written beside a cell runs it. */
  @Test
  void theConfigurationOfACellIsAnExperimentFile() throws IOException {
    LoadedConfig cell = grid(SETS + KERNELS).cells().get(3).config();
    Path file = folder.resolve("cell.conf");
    Files.writeString(file, cell.effective());
    assertThat(ConfigReader.read(file, List.of()).sha256()).isEqualTo(cell.sha256());
  }

  private static final String PARTS =
      "{name = part, choices = [{name = validation, set {data.test = [\"{set}-v.csv\"]}},"
          + " {name = a, set {data.test = [a]}}, {name = b, set {data.test = [b]}}]},";
  private static final String TUNE =
      "compare { repeat = part, dataset = set, subject = kernel,"
          + " tune { axis = ridge, where {part = validation}, carry {solver.tolerance = found} } }";

  @Test
  void aTunedAxisIsLeftToItsCells() {
    Grid grid = grid(SETS + KERNELS + RIDGES + PARTS, TUNE);
    assertThat(names(grid))
        .hasSize(8)
        .allMatch(name -> name.endsWith("/validation"))
        .startsWith("iris/deep/0.001/validation", "iris/deep/0.5/validation");
    assertThat(grid.cells().get(7).config().run().data().test()).containsExactly("wine-v.csv");
    assertThat(grid.tuned())
        .extracting(Grid.Tuned::choices)
        .containsExactly(
            Map.of("set", "iris", "kernel", "deep"),
            Map.of("set", "iris", "kernel", "nngp"),
            Map.of("set", "wine", "kernel", "deep"),
            Map.of("set", "wine", "kernel", "nngp"));
    Grid.Tuned last = grid.tuned().get(3);
    assertThat(last.candidates())
        .containsExactly(
            Map.entry("0.001", List.of("wine/nngp/0.001/validation")),
            Map.entry("0.5", List.of("wine/nngp/0.5/validation")));
    List<Cell> rest = last.rest().cells("0.5", Map.of("solver.tolerance", 0.25));
    assertThat(rest).extracting(Cell::name).containsExactly("wine/nngp/0.5/a", "wine/nngp/0.5/b");
    LoadedConfig tuned = last.rest().cells("0.5", Map.of("solver.ridge", 10.0)).get(0).config();
    assertThat(tuned.with("kernel", tuned.section("kernel")).sha256()).isEqualTo(tuned.sha256());
    SolverConfig solver = rest.get(1).config().run().solver();
    assertThat(solver.ridge().values()).containsExactly(0.5);
    assertThat(solver.tolerance()).isEqualTo(0.25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "axis = rigde                               | one of the axes without a role part, ridge",
        "axis = kernel                              | one of the axes without a role part, ridge",
        "where {}                                   | a rule such as",
        "where {ridge = 0.5}                        | expected one of the axes kernel, part, set",
        "where {part = valdiation}                  | expected one cell of iris/deep with ridge = 0.001 to choose by, found 0",
        "where {part = [validation, a]}             | found 2",
        "carry {solver.tolerence = found}           | keys of the configuration",
      })
  void whatIsNoTuningIsRefused(String more, String message) {
    assertThatThrownBy(
            () ->
                grid(
                    SETS + KERNELS + RIDGES + PARTS,
                    TUNE.replace("repeat = part, ", ""),
                    "compare.tune { "
                        + (more.startsWith("where") ? "where = null, " : "")
                        + more
                        + " }"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                              | at least one axis",
        "{name = kernel, values = [1]}                 | expected the keys name, set, values",
        "{name = kernel, values = [], key = data.limit}| at least one",
        "{name = kernel, values = [1, 1], key = data.limit} | each choice once",
        "{name = kernel, values = [\"a/b\"], key = mode}    | letters, digits",
        "{name = kernel, values = [\"..\"], key = mode}     | letters, digits",
        "{name = kernel, values = [1], key = data.limits}   | unknown key data.limits",
        "{name = kernel, values = [0], key = data.limit}    | cell 0: ",
        "{name = n, values = [1], key = data.limit}         | compare.subject",
        "{name = kernel, choices = [{name = a}]}            | expected the keys name, set",
        "{name = kernel, choices = 3}                       | a list of sections",
        "{name = kernel, values = [1], key = data.limit}, {name = Status, values = [1], key = gram.tile-size} | found Status",
        "{name = kernel, values = [1], key = data.limit}, {name = Kernel, values = [1], key = gram.tile-size} | found Kernel",
      })
  void whatIsNoGridIsRefused(String axes, String message) {
    assertThatThrownBy(() -> grid(axes == null ? "" : axes))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare.only = [{kernle = deep}]    | expected one of the axes kernel, ridge, found kernle",
        "compare.except = [{kernel = depe}]  | expected a rule that some cell matches",
        "compare.except = [{kernel = \"*\"}] | at least one cell that the rules do not leave out",
        "compare.size = n                    | one of the axes kernel, ridge without another role, or nothing",
        "compare.repeat = kernel             | one of the axes kernel, ridge without another role, or nothing",
        "compare { dataset = ridge, size = ridge } | one of the axes kernel, ridge without another role, or nothing",
        "compare.concurrency = 0             | at least 1",
        "compare.tolerances.slowdown = 0.5   | at least 1",
      })
  void whatIsNoRuleIsRefused(String more, String message) {
    assertThatThrownBy(() -> grid(KERNELS + RIDGES, more))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
