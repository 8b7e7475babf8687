package org.sparkntk.kernels.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolySketchTest {
  private static final int M = 64;
  private static final int DRAWS = 2_000;
  private static final NavigableSet<Integer> ALL = new TreeSet<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));

  private final double[] x = Vectors.unit(Vectors.gaussian(11, 1));
  private final double[] y = Vectors.at(0.8, x, 2);

  @ParameterizedTest
  @EnumSource
  void everyPowerIsThatOfTheInnerProductOnAverage(LeafType leaf) {
    double[][] products = new double[9][DRAWS];
    double[][] squares = new double[9][DRAWS];
    for (int seed = 0; seed < DRAWS; seed++) {
      PolySketch.Work a = new PolySketch(11, M, ALL, leaf, seed, 3).work();
      PolySketch.Work b = new PolySketch(11, M, ALL, leaf, seed, 3).work();
      a.apply(Vectors.row(x));
      b.apply(Vectors.row(y));
      for (int p : ALL) {
        products[p][seed] = Vectors.dot(a.power(p), b.power(p));
        squares[p][seed] = Vectors.dot(a.power(p), a.power(p));
      }
    }
    for (int p : ALL) {
      double[] product = products[p];
      double[] square = squares[p];
      double bound = Math.pow(1 + 8.0 / M, p - 1) * Math.pow(1 + 2.0 / M, p) - 1;
      requireMoments(Moments.of(DRAWS, seed -> product[(int) seed]), Math.pow(0.8, p), bound);
      requireMoments(Moments.of(DRAWS, seed -> square[(int) seed]), 1, bound);
    }
  }

  /** Leaves that shared their random numbers would bias powers by about 1/m: short ones show it. */
  @ParameterizedTest
  @EnumSource
  void noTwoLeavesShareTheirRandomNumbers(LeafType leaf) {
    NavigableSet<Integer> powers = new TreeSet<>(List.of(2, 3, 4));
    int m = 4;
    for (int p : powers) {
      Moments moments =
          Moments.of(
              6_000,
              seed -> {
                PolySketch.Work a = new PolySketch(11, m, powers, leaf, seed, 3).work();
                PolySketch.Work b = new PolySketch(11, m, powers, leaf, seed, 3).work();
                a.apply(Vectors.row(x));
                b.apply(Vectors.row(y));
                return Vectors.dot(a.power(p), b.power(p));
              });
      assertThat(moments.mean())
          .as("power " + p)
          .isCloseTo(Math.pow(0.8, p), within(4 * moments.standardError()));
    }
  }

  private static void requireMoments(Moments moments, double mean, double bound) {
    assertThat(moments.mean()).isCloseTo(mean, within(4 * moments.standardError() + 1e-6));
    assertThat(moments.variance()).isLessThan(bound);
  }

  @Test
  void aPowerDoesNotDependOnTheOthersThatAreWanted() {
    PolySketch.Work all = new PolySketch(11, M, ALL, LeafType.SRHT, 5, 0).work();
    all.apply(Vectors.row(x));
    for (int p : ALL) {
      NavigableSet<Integer> one = new TreeSet<>(List.of(p));
      PolySketch.Work alone = new PolySketch(11, M, one, LeafType.SRHT, 5, 0).work();
      alone.apply(Vectors.row(x));
      assertThat(alone.power(p)).as("power " + p).isEqualTo(all.power(p));
    }
  }

  @Test
  void workIsReusedWithoutATrace() {
    PolySketch.Work work = new PolySketch(11, M, ALL, LeafType.COUNT_SKETCH, 5, 0).work();
    work.apply(Vectors.row(x));
    float[] first = work.power(7).clone();
    work.apply(Vectors.row(y));
    assertThat(work.power(7)).isNotEqualTo(first);
    work.apply(Vectors.row(x));
    assertThat(work.power(7)).isEqualTo(first);
  }

  @Test
  void layersAreDifferent() {
    PolySketch.Work one = new PolySketch(11, M, ALL, LeafType.SRHT, 5, 1).work();
    PolySketch.Work two = new PolySketch(11, M, ALL, LeafType.SRHT, 5, 2).work();
    one.apply(Vectors.row(x));
    two.apply(Vectors.row(x));
    assertThat(one.power(1)).isNotEqualTo(two.power(1));
    assertThat(one.power(8)).isNotEqualTo(two.power(8));
  }

  @Test
  void powersStartAtOne() {
    NavigableSet<Integer> none = new TreeSet<>();
    NavigableSet<Integer> zero = new TreeSet<>(List.of(0, 2));
    assertThatThrownBy(() -> new PolySketch(11, M, none, LeafType.SRHT, 5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("powers from 1 to 32768, found []");
    assertThatThrownBy(() -> new PolySketch(11, M, zero, LeafType.SRHT, 5, 0))
        .hasMessageContaining("found [0, 2]");
  }
}
