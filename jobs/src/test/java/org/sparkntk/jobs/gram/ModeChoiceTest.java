package org.sparkntk.jobs.gram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.config.GramConfig.Storage;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.kernels.linalg.Precision;

class ModeChoiceTest {
  private static ModeChoice choice(int n, long memory, int width) {
    ClusterStorage room = new ClusterStorage(memory, 0, 1);
    StoragePlan plan =
        new StoragePlan(new TileGrid(n, 1000), Precision.FLOAT32, room, Storage.AUTO);
    return new ModeChoice(plan, width, 4096);
  }

  @Test
  void theKernelIsTakenWhereItHasRoom() {
    assertThat(choice(50_000, 10L << 30, 3072).isExact()).isTrue();
    assertThat(choice(50_000, 1L << 30, 3072).isExact()).isFalse();
    assertThat(choice(50_000, 10L << 30, 3072).describe())
        .startsWith("exact, because n = 50,000, ")
        .endsWith("; it takes about 3.5 times the products of 4,096 features");
  }

  /** A cluster with memory for 4 TB of tiles. */
  @Test
  void manyTimesTheWorkIsLeft() {
    assertThat(choice(1_000_000, 4L << 40, 3072).isExact()).isTrue();
    assertThat(choice(2_000_000, 32L << 40, 3072).isExact()).isFalse();
    assertThat(choice(2_000_000, 32L << 40, 3072).describe()).startsWith("sketch, because ");
  }
}
