package org.sparkntk.jobs.gram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Precision;

class MemoryPlanTest {
  private static final long GIB = 1L << 30;

  @Test
  void upperTilesOfFiftyThousandExamplesTakeFiveGigabytesInFloat32() {
    MemoryPlan plan = new MemoryPlan(new TileGrid(50_000, 1024), Precision.FLOAT32, 12 * GIB, 1);
    assertThat(plan.tileBytes()).isBetween(5_000_000_000L, 5_110_000_000L);
    assertThatCode(plan::check).doesNotThrowAnyException();
  }

  @Test
  void whatCannotFitIsRefusedWithTheFiguresAndWhatToChange() {
    MemoryPlan plan = new MemoryPlan(new TileGrid(50_000, 1024), Precision.FLOAT64, 8 * GIB, 2);
    assertThatThrownBy(plan::check)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("n = 50,000 in float64 needs 9.50 GiB for 1,225 tiles")
        .hasMessageContaining("the 2 executors can store 7.20 GiB")
        .hasMessageContaining("kernel.precision = float32")
        .hasMessageContaining("1.4 times the memory")
        .hasMessageContaining("data.limit to at most 43,");
  }

  @Test
  void theSuggestedLimitFitsAndOneTileMoreDoesNot() {
    MemoryPlan plan = new MemoryPlan(new TileGrid(50_000, 1024), Precision.FLOAT64, 8 * GIB, 2);
    String message = String.valueOf(catchThrowable(plan::check));
    int limit =
        Integer.parseInt(message.replaceAll(".*at most ([0-9,]+)\\.$", "$1").replace(",", ""));
    assertThat(new MemoryPlan(new TileGrid(limit, 1024), Precision.FLOAT64, 8 * GIB, 2).fits())
        .isTrue();
    assertThat(
            new MemoryPlan(new TileGrid(limit + 1024, 1024), Precision.FLOAT64, 8 * GIB, 2).fits())
        .isFalse();
  }
}
