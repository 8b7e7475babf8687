package org.sparkntk.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final int DRAWS = 100_000;

  @Test
  void gaussiansHaveTheMomentsOfTheNormalLaw() {
    double[] draws = new double[DRAWS];
    RandomStream.of(7, "weights", 1).gaussians(0, draws);
    double error = 5 / Math.sqrt(DRAWS);
    assertThat(mean(draws, 1)).isCloseTo(0, within(error));
    assertThat(mean(draws, 2)).isCloseTo(1, within(error * Math.sqrt(2)));
    assertThat(mean(draws, 3)).isCloseTo(0, within(error * Math.sqrt(15)));
    assertThat(mean(draws, 4)).isCloseTo(3, within(error * Math.sqrt(96)));
  }

  @Test
  void gaussiansDependOnTheirIndexAlone() {
    RandomStream stream = RandomStream.of(7, "weights", 1);
    double[] all = new double[101];
    double[] tail = new double[61];
    stream.gaussians(0, all);
    stream.gaussians(40, tail);
    assertThat(tail).isEqualTo(Arrays.copyOfRange(all, 40, 101));
    assertThatThrownBy(() -> stream.gaussians(3, tail)).hasMessageContaining("odd index 3");
  }

  @Test
  void seedsRolesAndLayersHaveUncorrelatedStreams() {
    RandomStream[] streams = {
      RandomStream.of(1, "weights", 0),
      RandomStream.of(2, "weights", 0),
      RandomStream.of(1, "signs", 0),
      RandomStream.of(1, "weights", 1)
    };
    for (int a = 0; a < streams.length; a++) {
      for (int b = 0; b < a; b++) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
          sum += (streams[a].uniform(i) - 0.5) * (streams[b].uniform(i) - 0.5) * 12;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
      }
    }
  }

  @Test
  void signsAndSmallIntegersAreEvenlyDistributed() {
    RandomStream stream = RandomStream.of(3, "signs", 0);
    double sum = IntStream.range(0, DRAWS).map(stream::sign).average().orElseThrow();
    assertThat(sum).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
    int[] counts = new int[6];
    IntStream.range(0, DRAWS).forEach(i -> counts[stream.below(6, i)]++);
    for (int count : counts) {
      assertThat((double) count).isCloseTo(DRAWS / 6.0, within(5 * Math.sqrt(DRAWS / 6.0)));
    }
  }

  @Test
  void aSampleHasNothingTwiceAndEveryElementEquallyOften() {
    int[] counts = new int[10];
    for (int draw = 0; draw < 10_000; draw++) {
      int[] sample = RandomStream.of(5, "sample", 0).sample(10, 4, 4L * draw);
      assertThat(Arrays.stream(sample).distinct().count()).isEqualTo(4);
      Arrays.stream(sample).forEach(i -> counts[i]++);
    }
    for (int count : counts) {
      assertThat((double) count).isCloseTo(4000, within(5 * Math.sqrt(2400)));
    }
  }

  private static double mean(double[] draws, int power) {
    return Arrays.stream(draws).map(x -> Math.pow(x, power)).average().orElseThrow();
  }
}
