package org.sparkntk.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.report.ResidualCurve.Pass;

final class ResidualFileTest {
  @Test
  void aCurveIsItsLargestResiduals() {
    var curve =
        new ResidualCurve(
            1e-6,
            List.of(
                new Pass(0, List.of(), List.of(1.0, 1.0)),
                new Pass(1, List.of(0.25, 0.5), List.of()),
                new Pass(2, List.of(0.125, 1e-9), List.of(0.0625, 0.25))));
    String csv = ResidualFile.csv(curve);
    assertThat(csv).isEqualTo("pass,recursive,true\n0,,1.0\n1,0.5,\n2,0.125,0.25\n");
    assertThat(ResidualFile.points(csv))
        .containsExactly(new double[] {0, 1}, new double[] {1, 0.5}, new double[] {2, 0.25});
  }

  @Test
  void whatHasNoPlaceOnALogarithmicAxisIsLeftOut() {
    assertThat(ResidualFile.points("pass,recursive,true\n0,,0.0\n1,NaN,\n2,,\nx,1,\n3\n"))
        .isEmpty();
  }
}
