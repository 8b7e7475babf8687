package org.sparkntk.jobs.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeldOutTest {
  @Test
  void theFirstOfTheMostAccurateIsBest() {
    HeldOut scores =
        HeldOut.of(
            List.of(
                Map.of("test.accuracy", 0.5, "test.top5-accuracy", 0.9),
                Map.of("test.accuracy", 0.75, "test.top5-accuracy", 0.8),
                Map.of("test.accuracy", 0.75, "test.top5-accuracy", 1.0)));
    assertThat(scores.values()).containsExactly(0.5, 0.75, 0.75);
    assertThat(scores.best()).isEqualTo(1);
  }

  @Test
  void theFirstOfTheSmallestErrorsIsBest() {
    HeldOut scores =
        HeldOut.of(
            List.of(
                Map.of("test.rmse", 3.0, "test.mae", 1.0),
                Map.of("test.rmse", 2.0, "test.mae", 2.0),
                Map.of("test.rmse", 2.0, "test.mae", 0.5)));
    assertThat(scores.name()).isEqualTo("test.rmse");
    assertThat(scores.best()).isEqualTo(1);
  }
}
