package org.sparkntk.jobs.gram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.config.GramConfig.Storage;
import org.sparkntk.jobs.distributed.TileGrid;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Precision;

class StoragePlanTest {
  private static final long GIB = 1L << 30;

  @Test
  void upperTilesOfFiftyThousandExamplesTakeFiveGigabytesInFloat32() {
    StoragePlan plan = plan(50_000, 1024, Precision.FLOAT32, 12, 0, 1, Storage.MEMORY);
    assertThat(plan.tileBytes()).isBetween(5_000_000_000L, 5_110_000_000L);
    assertThat(plan.storage()).isEqualTo(TileStorage.MEMORY);
  }

  @Test
  void whatCannotFitIsRefusedWithTheFiguresAndWhatToChange() {
    StoragePlan plan = plan(50_000, 1024, Precision.FLOAT64, 8, 0, 2, Storage.MEMORY);
    assertThatThrownBy(plan::storage)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("n = 50,000 in float64 needs 9.50 GiB for 1,225 tiles")
        .hasMessageContaining("the 2 executors can store 7.20 GiB")
        .hasMessageContaining("kernel.precision = float32")
        .hasMessageContaining("1.4 times the memory")
        .hasMessageContaining("data.limit to at most 43,");
  }

  @Test
  void theSuggestedLimitFitsAndOneTileMoreDoesNot() {
    StoragePlan plan = plan(50_000, 1024, Precision.FLOAT64, 8, 0, 2, Storage.MEMORY);
    String message = String.valueOf(catchThrowable(plan::storage));
    int limit =
        Integer.parseInt(message.replaceAll(".*at most ([0-9,]+), or .*", "$1").replace(",", ""));
    assertThat(plan(limit, 1024, Precision.FLOAT64, 8, 0, 2, Storage.MEMORY).fitsMemory()).isTrue();
    assertThat(plan(limit + 1024, 1024, Precision.FLOAT64, 8, 0, 2, Storage.MEMORY).fitsMemory())
        .isFalse();
  }

  @Test
  void tilesGoToTheFirstPlaceWithRoom() {
    assertThat(plan(100_000, 1000, Precision.FLOAT32, 30, 30, 1, Storage.AUTO).storage())
        .isEqualTo(TileStorage.MEMORY);
    StoragePlan disk = plan(100_000, 1000, Precision.FLOAT32, 12, 30, 1, Storage.AUTO);
    assertThat(disk.storage()).isEqualTo(TileStorage.DISK);
    assertThat(disk.describe())
        .endsWith(
            "18.81 GiB on local disk, room for 27.00 GiB, because memory has room for 10.80 GiB");
    StoragePlan neither = plan(100_000, 1000, Precision.FLOAT32, 12, 13, 1, Storage.AUTO);
    assertThat(neither.storage()).isEqualTo(TileStorage.RECOMPUTE);
    assertThat(neither.describe()).contains("computed again in every pass");
  }

  @Test
  void diskThatIsAskedForMustHaveRoom() {
    StoragePlan plan = plan(100_000, 1000, Precision.FLOAT32, 30, 13, 1, Storage.DISK);
    assertThatThrownBy(plan::storage)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("does not fit on local disks: n = 100,000 in float32 needs 18.81 GiB")
        .hasMessageContaining("spark.local.dir");
  }

  private static StoragePlan plan(
      int n, int tile, Precision precision, int memory, int disk, int executors, Storage wanted) {
    return new StoragePlan(
        new TileGrid(n, tile),
        precision,
        new ClusterStorage(memory * GIB, disk * GIB, executors),
        wanted);
  }
}
