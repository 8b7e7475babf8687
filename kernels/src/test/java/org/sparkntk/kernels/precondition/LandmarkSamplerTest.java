package org.sparkntk.kernels.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Matrix;

final class LandmarkSamplerTest {
  /** Positive definite; the first two rows are much alike. */
  private static final Matrix K =
      Matrix.of(4, 4, new double[] {4, 3.8, 1, 0, 3.8, 4, 1, 0.5, 1, 1, 2, 0.3, 0, 0.5, 0.3, 1});

  /** Rounds of several candidates against the probabilities of one pivot after the other. */
  @Test
  void pairsHaveTheProbabilitiesOfTheSequentialAlgorithm() {
    int trials = 200_000;
    Map<String, Integer> found = new TreeMap<>();
    for (int seed = 0; seed < trials; seed++) {
      found.merge(Arrays.toString(choose(seed, 3, 2)), 1, Integer::sum);
    }
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++) {
        double expected = probability(i, j) + probability(j, i);
        double share = found.getOrDefault("[" + i + ", " + j + "]", 0) / (double) trials;
        double deviation = Math.sqrt(expected * (1 - expected) / trials);
        assertThat(share).as("%d and %d", i, j).isCloseTo(expected, within(4 * deviation));
      }
    }
  }

  /** Of i first and j second. */
  private static double probability(int i, int j) {
    double trace = IntStream.range(0, 4).mapToDouble(r -> K.get(r, r)).sum();
    double left = IntStream.range(0, 4).mapToDouble(r -> left(r, i)).sum();
    return K.get(i, i) / trace * left(j, i) / left;
  }

  private static double left(int row, int pivot) {
    return K.get(row, row) - K.get(row, pivot) * K.get(row, pivot) / K.get(pivot, pivot);
  }

  /** As a caller does it who knows the residual matrix. */
  private static int[] choose(long seed, int candidates, int count) {
    LandmarkSampler sampler = new LandmarkSampler(diagonal(K), 1e-12, seed);
    Matrix residual = K.copy();
    int[] chosen = new int[0];
    while (chosen.length < count) {
      int[] drawn = sampler.draw(diagonal(residual), candidates);
      Matrix h = Matrix.zeros(drawn.length, drawn.length);
      for (int i = 0; i < drawn.length; i++) {
        for (int j = 0; j < drawn.length; j++) {
          h.set(i, j, residual.get(drawn[i], drawn[j]));
        }
      }
      for (int position : sampler.accept(h, count - chosen.length)) {
        eliminate(residual, drawn[position]);
        chosen = IntStream.concat(Arrays.stream(chosen), IntStream.of(drawn[position])).toArray();
      }
    }
    Arrays.sort(chosen);
    return chosen;
  }

  private static void eliminate(Matrix residual, int pivot) {
    Matrix before = residual.copy();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double explained = before.get(i, pivot) * before.get(pivot, j) / before.get(pivot, pivot);
        residual.set(i, j, before.get(i, j) - explained);
      }
    }
  }

  private static double[] diagonal(Matrix k) {
    return IntStream.range(0, k.rows()).mapToDouble(i -> k.get(i, i)).toArray();
  }

  @Test
  void nothingIsDrawnWhereNothingIsLeft() {
    LandmarkSampler sampler = new LandmarkSampler(new double[] {1, 2}, 1e-5, 1);
    assertThat(sampler.draw(new double[] {-1e-9, 1e-5}, 3)).isEmpty();
    assertThat(sampler.draw(new double[] {-1e-9, 1e-4}, 3)).containsExactly(1, 1, 1);
  }

  @Test
  void candidatesOfAnotherRoundAreRefused() {
    LandmarkSampler sampler = new LandmarkSampler(new double[] {1, 2}, 1e-5, 1);
    Matrix one = Matrix.zeros(1, 1);
    assertThatThrownBy(() -> sampler.accept(one, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the 0 candidates of this round, found 1");
  }
}
