package org.sparkntk.jobs.sketch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Precision;

final class LandmarkPlanTest {
  private static void assertRefused(int landmarks, String figures) {
    assertThatThrownBy(() -> new LandmarkPlan(landmarks, Precision.FLOAT32, 0).require())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(figures);
  }

  @Test
  void landmarksThatNoArrayOrHeapHoldsAreRefusedWithTheFigures() {
    assertRefused(50_000, "50,000 landmarks and their kernel take 28,610 MiB of every JVM");
    long heap = Runtime.getRuntime().maxMemory();
    assertRefused(
        (int) Math.min(46_341, Math.sqrt(heap / 12.0)),
        "room for %,d MiB".formatted((heap / 5 * 4) >> 20));
    assertThatCode(
            () -> new LandmarkPlan((int) Math.sqrt(heap / 24.0), Precision.FLOAT32, 0).require())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new LandmarkPlan(10, Precision.FLOAT32, heap / 8).require())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("10 landmarks and their kernel take %,d MiB".formatted(heap >> 20));
  }
}
