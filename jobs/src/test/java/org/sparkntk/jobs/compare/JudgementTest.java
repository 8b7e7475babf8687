package org.sparkntk.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.compare.Judgement.Standing;

/** Expected values are worked by hand, or come from SciPy 1 as the tests say. */
final class JudgementTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /**
   * Means over the two splits: a 0.9, 0.5, 0.80; b 0.8, 0.5, 0.76; c 0.6, 0.4, 0.79. Ranks: a 1,
   * 1.5, 1; b 2, 1.5, 3; c 3, 3, 2.
   */
  private static List<CellResult> threeSets() {
    List<CellResult> cells = new ArrayList<>();
    double[][] means = {{0.9, 0.5, 0.80}, {0.8, 0.5, 0.76}, {0.6, 0.4, 0.79}};
    for (int set = 0; set < 3; set++) {
      for (int kernel = 0; kernel < 3; kernel++) {
        for (int split = 0; split < 2; split++) {
          double value = means[kernel][set] + (split == 0 ? 0.01 : -0.01);
          cells.add(Cells.done("s" + set, String.valueOf("abc".charAt(kernel)), split, value));
        }
      }
    }
    return cells;
  }

  private static Standing of(Judgement judgement, String subject) {
    return judgement.standings().stream()
        .filter(standing -> standing.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void overDataSets() {
    Judgement judgement = Judgement.of(threeSets(), Cells.ROLES).get(0);
    assertThat(judgement.units()).isEqualTo(3);
    assertThat(judgement.standings()).extracting(Standing::subject).containsExactly("a", "b", "c");
    Standing a = of(judgement, "a");
    Standing b = of(judgement, "b");
    Standing c = of(judgement, "c");
    assertThat(a.mean()).isCloseTo(2.2 / 3, EXACT);
    // Deviations from the mean: 1/6, −7/30, 1/15.
    double deviation = Math.sqrt((1 / 36.0 + 49 / 900.0 + 1 / 225.0) / 2);
    assertThat(a.deviation()).isCloseTo(deviation, EXACT);
    assertThat(a.error()).isCloseTo(deviation / Math.sqrt(3), EXACT);
    assertThat(a.rank()).isCloseTo(3.5 / 3, EXACT);
    assertThat(b.rank()).isCloseTo(6.5 / 3, EXACT);
    assertThat(c.rank()).isCloseTo(8 / 3.0, EXACT);
    assertThat(a.p95()).isEqualTo(1);
    // Shares of the best: 8/9, 1, 0.95; the last one is at the edge of P95 up to rounding.
    assertThat(b.p90()).isCloseTo(2 / 3.0, EXACT);
    assertThat(b.pma()).isCloseTo((8 / 9.0 + 1 + 0.95) / 3, EXACT);
    assertThat(c.p90()).isCloseTo(1 / 3.0, EXACT);
    assertThat(c.behind()).isCloseTo((0.6 + 0.4 + 0.79 - 2.2) / 3, EXACT);
    // The mean of three differences, resampled, lies between the extremes.
    assertThat(c.low()).isCloseTo(-0.3, EXACT);
    assertThat(c.high()).isCloseTo(-0.01, EXACT);
    // Rank sums 3.5, 6.5, 8 about 6; squares of ranks 41.5, less 36.
    double statistic = 2 * (6.25 + 0.25 + 4) / 5.5;
    assertThat(judgement.friedman()).isCloseTo(Math.exp(-statistic / 2), EXACT);
  }

  @Test
  void lowerCanBeBetter() {
    Roles error = new Roles("test.accuracy", false, "kernel", "set", "split", "", "");
    Judgement judgement = Judgement.of(threeSets(), error).get(0);
    assertThat(judgement.standings()).extracting(Standing::subject).containsExactly("c", "b", "a");
    Standing a = of(judgement, "a");
    assertThat(a.rank()).isCloseTo((3 + 2.5 + 3) / 3, EXACT);
    assertThat(a.pma()).isCloseTo((0.6 / 0.9 + 0.4 / 0.5 + 0.76 / 0.80) / 3, EXACT);
    assertThat(a.behind()).isCloseTo(-(2.2 - 1.79) / 3, EXACT);
  }

  @Test
  void whatNotAllHaveIsLeftOut() {
    List<CellResult> cells = threeSets();
    cells.removeIf(cell -> cell.choice("set").equals("s1") && cell.choice("kernel").equals("c"));
    cells.add(Cells.failed("s1", "c", 0, "no room"));
    Judgement judgement = Judgement.of(cells, Cells.ROLES).get(0);
    assertThat(judgement.units()).isEqualTo(2);
    assertThat(judgement.left()).isEqualTo(1);
  }

  @Test
  void oneDataSetIsJudgedOverItsSplits() {
    List<CellResult> cells = new ArrayList<>();
    for (int split = 0; split < 4; split++) {
      cells.add(Cells.done("s", "a", split, 0.8 + 0.01 * split));
      cells.add(Cells.done("s", "b", split, 0.7 + 0.02 * split));
    }
    cells.add(Cells.done("s", "a", 4, 0.1)); // has no partner
    Judgement judgement = Judgement.of(cells, Cells.ROLES).get(0);
    assertThat(judgement.overRepeats()).isTrue();
    assertThat(judgement.units()).isEqualTo(4);
    assertThat(of(judgement, "a").mean()).isCloseTo(0.815, EXACT);
    assertThat(of(judgement, "b").behind()).isCloseTo(-0.085, EXACT);
  }

  @Test
  void otherAxesAreConditions() {
    Roles bySplit = new Roles("test.accuracy", true, "kernel", "set", "", "", "");
    assertThat(Judgement.of(threeSets(), bySplit))
        .extracting(Judgement::condition)
        .containsExactly("split 0", "split 1");
  }

  @Test
  void oneResultHasNoSpread() {
    Judgement judgement = Judgement.of(List.of(Cells.done("s", "a", 0, 0.5)), Cells.ROLES).get(0);
    assertThat(judgement.standings().get(0).deviation()).isNaN();
    assertThat(judgement.friedman()).isNaN();
    assertThat(Judgement.of(List.of(Cells.failed("s", "a", 0, "")), Cells.ROLES)).isEmpty();
  }

  private static List<CellResult> cells(double[][] values) {
    List<CellResult> cells = new ArrayList<>();
    for (int set = 0; set < values[0].length; set++) {
      for (int kernel = 0; kernel < values.length; kernel++) {
        String name = String.valueOf("abcd".charAt(kernel));
        cells.add(Cells.done("s" + set, name, 0, values[kernel][set]));
      }
    }
    return cells;
  }

  /**
   * friedmanchisquare, rankdata, sem; bootstrap(method="percentile") of the paired differences with
   * 200,000 resamples, of which ours has 10,000.
   */
  @Test
  void statisticsAreThoseOfSciPy() {
    Judgement judgement =
        Judgement.of(
                cells(
                    new double[][] {
                      {0.912, 0.804, 0.671, 0.955, 0.733, 0.580, 0.847, 0.990},
                      {0.905, 0.811, 0.671, 0.950, 0.720, 0.574, 0.851, 0.985},
                      {0.880, 0.790, 0.660, 0.961, 0.733, 0.492, 0.802, 0.990},
                      {0.871, 0.752, 0.671, 0.930, 0.601, 0.455, 0.790, 0.979}
                    }),
                Cells.ROLES)
            .get(0);
    assertThat(judgement.friedman()).isCloseTo(0.005064123903010609, EXACT);
    double[][] expected = {
      {0.8115, 0.14311135, 0.0505975, 1.625, 1, 1, 0.9975531, 0.00353908},
      {0.808375, 0.14344131, 0.05071416, 2.125, 1, 1, 0.99346844, 0.00649953},
      {0.7885, 0.16319139, 0.05769687, 2.5, 0.875, 0.75, 0.96416518, 0.05103627},
      {0.756125, 0.17576481, 0.06214224, 3.75, 0.75, 0.5, 0.92145569, 0.07850312}
    };
    double[][] intervals = {
      {0, 0}, {-0.00725, 0.001125}, {-0.04525, -0.005125}, {-0.088625, -0.02575}
    };
    for (int i = 0; i < expected.length; i++) {
      Standing s = judgement.standings().get(i);
      assertThat(
              new double[] {
                s.mean(),
                s.deviation(),
                s.error(),
                s.rank(),
                s.p90(),
                s.p95(),
                s.pma(),
                s.pmaDeviation()
              })
          .as(s.subject())
          .containsExactly(expected[i], within(1e-8));
      assertThat(new double[] {s.low(), s.high()})
          .containsExactly(intervals[i], within(0.02 * Math.abs(intervals[i][0]) + 1e-12));
    }
  }

  /** friedmanchisquare of 90 sets in the same order: 1 − CDF would be 0 there. */
  @Test
  void theTailOfFriedmansTestHasItsDigits() {
    double[][] values = new double[3][90];
    for (int set = 0; set < 90; set++) {
      values[0][set] = 0.9 + 0.001 * set;
      values[1][set] = 0.8 + 0.001 * set;
      values[2][set] = 0.7 + 0.001 * set;
    }
    double p = Judgement.of(cells(values), Cells.ROLES).get(0).friedman();
    assertThat(p / 8.194012623990515e-40).isCloseTo(1, within(1e-9));
  }

  /** 0.1 + 0.2 + 0.3 in two orders, and 0.95 as a quotient. */
  @Test
  void roundingDecidesNeitherTiesNorShares() {
    List<CellResult> cells = new ArrayList<>();
    double[] splits = {0.1, 0.2, 0.3};
    for (int split = 0; split < splits.length; split++) {
      cells.add(Cells.done("s", "a", split, splits[split]));
      cells.add(Cells.done("s", "b", split, splits[splits.length - 1 - split]));
      cells.add(Cells.done("t", "a", split, 0.80));
      cells.add(Cells.done("t", "b", split, 0.76));
    }
    Judgement judgement = Judgement.of(cells, Cells.ROLES).get(0);
    assertThat(of(judgement, "a").rank()).isEqualTo(1.25);
    assertThat(of(judgement, "b").p95()).isEqualTo(1);
  }

  @Test
  void onlySplitsThatAllHaveCount() {
    List<CellResult> cells = threeSets();
    cells.add(Cells.done("s0", "c", 2, 0.99)); // an easy split, which the others failed on
    assertThat(of(Judgement.of(cells, Cells.ROLES).get(0), "c").mean())
        .isCloseTo((0.6 + 0.4 + 0.79) / 3, EXACT);
  }

  /** An R² below zero has no share of a best that is below zero too. */
  @Test
  void ofANegativeBestThereIsNoShare() {
    Judgement judgement =
        Judgement.of(cells(new double[][] {{-0.5, 0.2}, {-1, 0.1}}), Cells.ROLES).get(0);
    assertThat(of(judgement, "a").pma()).isNaN();
    assertThat(of(judgement, "a").p90()).isNaN();
    assertThat(of(judgement, "a").p95()).isNaN();
    assertThat(of(judgement, "a").rank()).isEqualTo(1);
  }
}
