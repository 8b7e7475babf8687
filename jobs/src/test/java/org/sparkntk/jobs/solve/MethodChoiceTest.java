package org.sparkntk.jobs.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.config.SolverConfig.Method;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.errors.InvalidInputException;

final class MethodChoiceTest {
  private static final long HEAP = 16L << 30;

  @Test
  void smallSystemsAreFactoredAndLargeOnesIterated() {
    assertThat(choice(TileStorage.MEMORY, 2000, HEAP).method()).isEqualTo(Method.CHOLESKY);
    assertThat(choice(TileStorage.MEMORY, 2000, HEAP).reason()).contains("40 passes about");
    assertThat(choice(TileStorage.MEMORY, 10_000, HEAP).method()).isEqualTo(Method.BLOCK_CG);
    assertThat(choice(TileStorage.MEMORY, 10_000, HEAP).reason()).contains("a dense factor about");
  }

  @Test
  void aDenseFactorMustFitOnTheDriver() {
    MethodChoice choice = choice(TileStorage.MEMORY, 2000, 100L << 20);
    assertThat(choice.method()).isEqualTo(Method.BLOCK_CG);
    assertThat(choice.reason()).isEqualTo("too large for a dense factor on the driver");
    assertThat(choice(TileStorage.DISK, 2000, HEAP).method()).isEqualTo(Method.BLOCK_CG);
  }

  @Test
  void whatIsConfiguredIsNotQuestioned() {
    MethodChoice choice = MethodChoice.of(Method.CG, TileStorage.MEMORY, 10, HEAP);
    assertThat(choice).isEqualTo(new MethodChoice(Method.CG, ""));
  }

  @Test
  void aDenseMatrixBeyondAnArrayIsRefusedBeforeAnythingIsComputed() {
    assertThatThrownBy(() -> MethodChoice.of(Method.CHOLESKY, TileStorage.MEMORY, 46_341, HEAP))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected at most 46,340 examples")
        .hasMessageContaining("found 46,341; set solver.method = block-cg");
    assertThat(MethodChoice.of(Method.CHOLESKY, TileStorage.MEMORY, 46_340, HEAP).method())
        .isEqualTo(Method.CHOLESKY);
  }

  private static MethodChoice choice(TileStorage storage, int n, long heap) {
    return MethodChoice.of(Method.AUTO, storage, n, heap);
  }
}
