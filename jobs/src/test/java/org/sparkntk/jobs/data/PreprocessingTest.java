package org.sparkntk.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.sketch.SparseRows;

final class PreprocessingTest {
  private static final DoubleRows ROWS =
      new DoubleRows(4, 3, new double[] {1, 5, 0.1, 2, 5, 0.2, 3, 5, 0.3, 4, 5, 0.4});

  @Test
  void momentsAreThoseOfTheTextbook() {
    FeatureMoments moments = FeatureMoments.of(ROWS);
    assertThat(moments.means()).containsExactly(new double[] {2.5, 5, 0.25}, within(1e-15));
    assertThat(moments.standardDeviation(0)).isCloseTo(Math.sqrt(1.25), within(1e-15));
    assertThat(moments.standardDeviation(1)).isZero();
  }

  @Test
  void mergedMomentsAreThoseOfAllRows() {
    double[] values = new Random(3).doubles(35, -1e3, 1e3).toArray();
    DoubleRows rows = new DoubleRows(7, 5, values);
    FeatureMoments whole = FeatureMoments.of(rows);
    FeatureMoments merged =
        FeatureMoments.of(rows.select(new int[] {0}))
            .merge(FeatureMoments.of(rows.select(new int[] {1, 2, 3, 4, 5, 6})));
    assertThat(merged.count()).isEqualTo(7);
    assertThat(merged.means()).containsExactly(whole.means(), within(1e-11));
    assertThat(merged.squares()).containsExactly(whole.squares(), within(1e-7));
  }

  @Test
  void momentsSurviveALargeMean() {
    FeatureMoments moments =
        FeatureMoments.of(new DoubleRows(3, 1, new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}));
    assertThat(moments.standardDeviation(0)).isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
  }

  @Test
  void standardisedFeaturesHaveMeanZeroAndDeviationOne() {
    Matrix x = Preprocessing.byFeature(FeatureMoments.of(ROWS)).apply(ROWS);
    FeatureMoments after = FeatureMoments.of(new DoubleRows(4, 3, x.data()));
    assertThat(after.means()).containsExactly(new double[3], within(1e-15));
    assertThat(after.standardDeviation(0)).isCloseTo(1, within(1e-15));
    assertThat(after.standardDeviation(2)).isCloseTo(1, within(1e-15));
  }

  @Test
  void aConstantFeatureIsShiftedButNotScaled() {
    Preprocessing fitted = Preprocessing.byFeature(FeatureMoments.of(ROWS));
    assertThat(fitted.scale()[1]).isEqualTo(1);
    assertThat(fitted.apply(ROWS).get(2, 1)).isZero();
  }

  @Test
  void aChannelSharesOneMeanAndDeviation() {
    ByteRows images = new ByteRows(1, 4, new byte[] {0, 10, (byte) 200, (byte) 220});
    Preprocessing fitted = Preprocessing.byChannel(FeatureMoments.of(images), 2);
    assertThat(fitted.offset()).containsExactly(new double[] {5, 5, 210, 210}, within(1e-13));
    assertThat(fitted.scale()).containsExactly(new double[] {5, 5, 10, 10}, within(1e-13));
    assertThat(fitted.apply(images).data())
        .containsExactly(new double[] {-1, 1, -1, 1}, within(1e-13));
  }

  @Test
  void unitNormComesLastAndLeavesAZeroRowAlone() {
    DoubleRows rows = new DoubleRows(3, 2, new double[] {3, 4, 0, 0, 3e200, -4e200});
    Matrix x = Preprocessing.none(2).withUnitNorm().apply(rows);
    assertThat(x.data()).containsExactly(new double[] {0.6, 0.8, 0, 0, 0.6, -0.8}, within(1e-15));
  }

  @Test
  void withoutStandardisationNothingChanges() {
    assertThat(Preprocessing.none(3).apply(ROWS).data()).isEqualTo(ROWS.values());
  }

  @Test
  void otherWidthsAreRefused() {
    assertThatThrownBy(() -> Preprocessing.none(2).apply(ROWS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 features expected, found 3");
  }

  @Test
  void valuesTooLargeToStandardiseAreRefused() {
    FeatureMoments moments = FeatureMoments.of(new DoubleRows(2, 1, new double[] {-1e300, 1e300}));
    assertThatThrownBy(() -> Preprocessing.byFeature(moments))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("feature 0")
        .hasMessageContaining("too large");
  }

  @Test
  void jsonKeepsEveryBit() {
    Preprocessing fitted =
        new Preprocessing(
            2, new double[] {0.1 + 0.2, -Double.MIN_VALUE}, new double[] {Math.PI, 1e-300}, true);
    assertThat(Json.read(Json.text(fitted), Preprocessing.class, "model")).isEqualTo(fitted);
  }

  /** Enough columns that the sums of a norm are grouped, the last group incomplete. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-200, 1e200, 1e308})
  void withoutZerosTheRowsHaveTheSameBits(double size) {
    int width = 67;
    Random random = new Random(5);
    GrowingRows sparse = GrowingRows.sparse(width, 40);
    double[] scale = random.doubles(width, 0.3, 3).toArray();
    for (int i = 0; i < 40; i++) {
      double[] row = new double[width];
      for (int j = 0; j < i / 2; j++) {
        row[random.nextInt(width)] = size * random.nextGaussian();
      }
      sparse.add(row);
    }
    RawRows rows = sparse.toRows();
    Preprocessing fitted = new Preprocessing(width, new double[width], scale, true);
    SparseRows found = fitted.applySparsely(rows).orElseThrow();
    assertThat(new SparseDoubleRows(found).matrix().data())
        .containsExactly(fitted.apply(rows).data());
  }

  @Test
  void whatMovesZerosNeedsThem() {
    RawRows rows =
        new SparseDoubleRows(new SparseRows(3, new int[] {0, 0}, new int[0], new double[0]));
    assertThat(Preprocessing.byFeature(FeatureMoments.of(ROWS)).applySparsely(rows)).isEmpty();
    assertThat(Preprocessing.none(3).applySparsely(ROWS)).isEmpty();
    assertThat(Preprocessing.none(3).applySparsely(rows)).isPresent();
  }

  /** What a block before has left in the workspace does not matter, nor do zeros left out. */
  @Test
  void theWorkspaceChangesNoBit() {
    Preprocessing plain = Preprocessing.none(3).withUnitNorm();
    RawRows dense = new DoubleRows(2, 3, new double[] {1, 2, 3, 4, 5, 6});
    RawRows sparse =
        new SparseDoubleRows(
            new SparseRows(3, new int[] {0, 1, 2}, new int[] {2, 0}, new double[] {7, 8}));
    for (RawRows rows : List.of(dense, sparse, dense.select(new int[] {1}), dense)) {
      assertThat(plain.applyInWorkspace(rows).data()).isEqualTo(plain.apply(rows).data());
    }
  }
}
