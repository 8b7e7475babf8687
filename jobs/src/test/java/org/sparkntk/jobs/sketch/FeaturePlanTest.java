package org.sparkntk.jobs.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkntk.jobs.config.GramConfig.Storage;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.gram.ClusterStorage;

class FeaturePlanTest {
  private static final long GIB = 1L << 30;

  /** Ten GiB of features; reading them takes about 5 s. */
  private static FeaturePlan plan(double flops, long memory, long disk, Storage wanted) {
    return new FeaturePlan(
        10.0 * GIB, flops, new ClusterStorage(memory * GIB, disk * GIB, 1), wanted);
  }

  @ParameterizedTest
  @CsvSource({
    // cheap or dear to make, room in memory, room on disk
    "1e11, 12, 100, MEMORY",
    "1e14, 11, 100, DISK", // a tenth of the room is for bookkeeping
    "1e14, 12, 0, MEMORY",
    "1e14, 8, 100, DISK",
    "1e11, 8, 100, RECOMPUTE",
    "1e14, 8, 9, RECOMPUTE"
  })
  void featuresAreKeptWhereThereIsRoomAndWhereThatIsFaster(
      double flops, long memory, long disk, TileStorage expected) {
    assertThat(plan(flops, memory, disk, Storage.AUTO).storage()).isEqualTo(expected);
  }

  @Test
  void whatIsAskedForIsDone() {
    assertThat(plan(1e14, 100, 100, Storage.RECOMPUTE).storage()).isEqualTo(TileStorage.RECOMPUTE);
    assertThat(plan(1, 100, 100, Storage.DISK).storage()).isEqualTo(TileStorage.DISK);
    assertThat(plan(1, 1, 100, Storage.MEMORY).storage()).isEqualTo(TileStorage.MEMORY);
  }

  @Test
  void theReasonHasTheFigures() {
    assertThat(plan(1e11, 8, 100, Storage.AUTO).describe())
        .isEqualTo(
            "10.00 GiB of features made again in every pass; memory has room for 7.20 GiB, local"
                + " disk for 90.00 GiB; to read them takes about 5.4 s, to make them 0.31 s");
  }
}
