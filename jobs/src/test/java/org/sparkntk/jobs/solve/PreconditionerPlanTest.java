package org.sparkntk.jobs.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkntk.jobs.config.RidgeSetting;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.config.SolverConfig.PreconditionerType;

class PreconditionerPlanTest {
  private static final double ILL = 1e8;

  @Test
  void autoLeavesSmallSystemsAlone() {
    PreconditionerPlan plan = plan(PreconditionerType.AUTO, OptionalInt.empty(), 1999, ILL);
    assertThat(plan.type()).isEqualTo(PreconditionerType.NONE);
    assertThat(plan.builds()).isFalse();
    assertThat(plan.reason()).contains("below 2,000");
  }

  @Test
  void autoLeavesWellConditionedSystemsAlone() {
    PreconditionerPlan plan = plan(PreconditionerType.AUTO, OptionalInt.empty(), 50_000, 4);
    assertThat(plan.type()).isEqualTo(PreconditionerType.NONE);
    // √4 / 2 · ln(2 / 10⁻⁶) = 14.5
    assertThat(plan.reason()).contains("at most 15 passes");
  }

  @Test
  void autoGrowsTheRankWithTheSystemUpToAnEnd() {
    assertThat(rank(10_000)).isEqualTo(416);
    assertThat(rank(20_000)).isEqualTo(833);
    assertThat(rank(1_000_000)).isEqualTo(4000);
  }

  @ParameterizedTest
  @EnumSource(value = PreconditionerType.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void whatIsConfiguredIsNotQuestioned(PreconditionerType type) {
    PreconditionerPlan plan = plan(type, OptionalInt.of(30), 20, 1);
    assertThat(plan.type()).isEqualTo(type);
    assertThat(plan.rank()).isIn(0, 20);
    assertThat(plan.reason()).isEqualTo("as configured");
  }

  @Test
  void aRoundBringsABoundedNumberOfBytesToTheDriver() {
    PreconditionerPlan plan = plan(PreconditionerType.AUTO, OptionalInt.of(4000), 100_000, ILL);
    assertThat(plan.rank()).isEqualTo(4000);
    assertThat(plan.candidates(100_000)).isEqualTo(335);
    assertThat(plan.candidates(5_000)).isEqualTo(1600);
    assertThat(plan.candidates(1_000_000_000)).isEqualTo(1);
  }

  private static int rank(int n) {
    return plan(PreconditionerType.AUTO, OptionalInt.empty(), n, ILL).rank();
  }

  private static PreconditionerPlan plan(
      PreconditionerType type, OptionalInt rank, int n, double condition) {
    SolverConfig config =
        new SolverConfig(
            RidgeSetting.of(1e-3),
            SolverConfig.RidgeChoice.TRAINING,
            SolverConfig.RidgeScale.RELATIVE,
            1e-6,
            100,
            SolverConfig.Method.BLOCK_CG,
            OptionalInt.empty(),
            SolverConfig.Certify.NONE,
            1e-12,
            type,
            rank,
            List.of(),
            0,
            0,
            60,
            false);
    return PreconditionerPlan.of(config, n, condition);
  }
}
