package org.sparkntk.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.distributed.TileStorage;

class CostModelTest {
  /** CIFAR-10 in float32 on two cores of 120 GFLOP/s. */
  private static final CostModel MODEL = new CostModel(new Speed(53e-9, 0.75e-9), 2);

  @Test
  void grows_with_the_square_of_n() {
    double small = MODEL.gram(50_000.0 * 50_000 / 2);
    double large = MODEL.gram(100_000.0 * 100_000 / 2);

    assertThat(large / small).isCloseTo(4, within(0.1));
  }

  @Test
  void expects_the_passes_that_were_seen() {
    assertThat(CostModel.passes(5_000, 1e-3, 1e-6)).isCloseTo(36, within(4.0));
    assertThat(CostModel.passes(20_000, 1e-3, 1e-6)).isCloseTo(49, within(4.0));
    assertThat(CostModel.passes(50_000, 1e-3, 1e-6)).isCloseTo(52, within(4.0));
    assertThat(CostModel.passes(50_000, 0.13, 1e-6)).isCloseTo(33, within(4.0));
  }

  @Test
  void a_looser_tolerance_takes_fewer_passes() {
    assertThat(CostModel.passes(5_000, 1e-3, 1e-3))
        .isCloseTo(CostModel.passes(5_000, 1e-3, 1e-6) / 2, within(3.0));
  }

  @Test
  void tiles_that_are_read_or_computed_again_take_longer() {
    double entries = 1.25e9;
    double memory = MODEL.iterate(50, entries, 4 * entries, TileStorage.MEMORY, 16);
    double disk = MODEL.iterate(50, entries, 4 * entries, TileStorage.DISK, 16);
    double again = MODEL.iterate(50, entries, 4 * entries, TileStorage.RECOMPUTE, 16);

    assertThat(disk - memory)
        .isCloseTo(50 * (4 * entries / 2e9 - 0.75e-9 * entries / 2), within(1.0));
    assertThat(again - memory).isCloseTo(50 * entries * 53e-9 / 2, within(1.0));
  }

  @Test
  void a_few_columns_take_as_long_as_those_of_a_register() {
    double full = MODEL.iterate(50, 1.25e9, 5e9, TileStorage.MEMORY, 16);

    assertThat(MODEL.iterate(50, 1.25e9, 5e9, TileStorage.MEMORY, 3)).isEqualTo(full);
    assertThat(MODEL.iterate(50, 1.25e9, 5e9, TileStorage.MEMORY, 17)).isGreaterThan(1.9 * full);
  }

  @Test
  void more_cores_take_less_time() {
    CostModel more = new CostModel(MODEL.speed(), 20);
    double entries = 1.25e9;

    assertThat(MODEL.gram(entries) - more.gram(entries))
        .isCloseTo(0.9 * (MODEL.gram(entries) - MODEL.gram(0)), within(1e-6));
  }
}
