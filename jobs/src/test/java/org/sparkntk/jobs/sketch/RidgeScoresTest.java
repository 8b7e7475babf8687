package org.sparkntk.jobs.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.features.NormalEquations;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.SymmetricTiles;

class RidgeScoresTest {
  /** One feature: z = 1 in every row, targets with the given sum and sum of squares. */
  private static NormalEquations equations(int rows, double gram, double sum, double squares) {
    SymmetricTiles tiles = SymmetricTiles.zeros(1);
    tiles.tile(0, 0)[0] = gram;
    return new NormalEquations(
        rows, tiles, Matrix.of(1, 1, new double[] {sum}), new double[] {squares});
  }

  private static RidgeScores scores(List<Double> ridges, double floor) {
    NormalEquations first = equations(4, 4, 8, 18);
    NormalEquations second = equations(4, 4, 4, 5);
    return RidgeScores.of(List.of(first, second), first.plus(second), ridges, floor);
  }

  @Test
  void everyFoldIsPredictedByTheOthers() {
    // Means of 1 and 2 without a ridge: errors 18 − 2·8 + 4 and 5 − 2·2·4 + 4·4.
    assertThat(scores(List.of(0.0), 0).points().get(0).error()).isCloseTo(11 / 8.0, within(1e-12));
  }

  /** Rounding might have made its equations anything, and its error the smallest. */
  @Test
  void aRidgeThatIsLostInRoundingIsNotChosen() {
    RidgeScores scores = scores(List.of(0.001, 4.0), 0.01);
    assertThat(scores.points().get(0).error()).isInfinite();
    assertThat(scores.best().lambda()).isEqualTo(4);
    assertThatThrownBy(() -> scores(List.of(0.001, 0.002), 0.01))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected one of at least 0.010 mean squared norms");
  }
}
