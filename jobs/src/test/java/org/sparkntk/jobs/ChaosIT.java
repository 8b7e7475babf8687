package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two schedules of {@code scripts/chaos}, with what they are known to hit. */
final class ChaosIT {
  private static final int EXAMPLES = 1000;

  @TempDir private static Path folder;
  private static byte[] expected = {};

  @BeforeAll
  static void undisturbed() throws IOException, InterruptedException {
    expected = new Chaos(folder, EXAMPLES).undisturbed();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4})
  void faultsDoNotChangeABit(long seed) throws IOException, InterruptedException {
    Chaos.Outcome run = new Chaos(folder, EXAMPLES).run(seed, expected);
    assertThat(run.faults()).isNotEmpty();
    assertThat(run.identical()).as(run.toString()).isTrue();
    assertThat(run.read() + run.computed()).isGreaterThanOrEqualTo(36);
  }
}
