package org.sparkntk.jobs.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.config.ConfigReader;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.distributed.TileStorage;

class IterationWidthTest {
  private static final Path DEMO = Path.of("..", "conf", "demo.conf");

  @Test
  void blocksAreTheWiderTheDearerAPassIs() {
    assertThat(columns(TileStorage.MEMORY, 10)).isEqualTo(16);
    assertThat(columns(TileStorage.MEMORY, 100)).isEqualTo(112);
    assertThat(columns(TileStorage.DISK, 10)).isEqualTo(64);
    assertThat(columns(TileStorage.RECOMPUTE, 10)).isEqualTo(256);
  }

  @Test
  void aConfiguredWidthHoldsWhereverTheTilesAre() {
    for (TileStorage storage : TileStorage.values()) {
      assertThat(columns(storage, 10, "solver.block-width=40")).isEqualTo(40);
      assertThat(columns(storage, 50, "solver.block-width=40")).isEqualTo(50);
    }
  }

  @Test
  void oneRecurrenceAColumnAddsNone() {
    assertThat(columns(TileStorage.DISK, 10, "solver.method=cg", "solver.block-width=40"))
        .isEqualTo(10);
  }

  private static int columns(TileStorage storage, int outputs, String... settings) {
    SolverConfig config = ConfigReader.read(DEMO, Arrays.asList(settings)).run().solver();
    return IterationWidth.columns(config, storage, outputs, 5000);
  }
}
