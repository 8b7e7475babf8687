package org.sparkntk.jobs.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sparkntk.jobs.config.PhaseDiagramConfig;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.meanfield.EdgeOfChaos;
import org.sparkntk.kernels.meanfield.Initialization;
import org.sparkntk.kernels.meanfield.Phase;
import org.sparkntk.kernels.meanfield.VarianceLimit.Kind;

/**
 * The phases of one activation over a grid of variances, and the edges of chaos of several.
 *
 * @param config what was asked for
 * @param phases row by row: σ_w² runs fastest, σ_b² slowest
 */
public record PhaseDiagram(PhaseDiagramConfig config, List<Phase> phases) {
  /** Computes all points, on all cores. */
  public static PhaseDiagram of(PhaseDiagramConfig config) {
    List<Double> w = config.weightVariances().values();
    List<Double> b = config.biasVariances().values();
    List<Phase> phases =
        IntStream.range(0, w.size() * b.size())
            .parallel()
            .mapToObj(
                i ->
                    Phase.of(
                        new Initialization(
                            config.activation(),
                            Math.sqrt(w.get(i % w.size())),
                            Math.sqrt(b.get(i / w.size()))),
                        config.startVariance()))
            .toList();
    return new PhaseDiagram(config, phases);
  }

  /** The phase in a column and a row. */
  Phase at(int column, int row) {
    return phases.get(row * config.weightVariances().steps() + column);
  }

  /** The table of the grid. */
  public String csv() {
    Csv csv = new Csv("sigma_w2", "sigma_b2", "variance", "q", "chi1", "c", "chi_c", "xi1", "xi_c");
    List<Double> w = config.weightVariances().values();
    List<Double> b = config.biasVariances().values();
    for (int row = 0; row < b.size(); row++) {
      for (int column = 0; column < w.size(); column++) {
        Phase phase = at(column, row);
        Kind kind = phase.variance().kind();
        if (kind == Kind.DIVERGES) {
          // Nothing else is defined where the variance has no limit.
          double none = Double.NaN;
          String name = kind.name().toLowerCase(Locale.ROOT);
          csv.line(w.get(column), b.get(row), name, none, none, none, none, none, none);
          continue;
        }
        csv.line(
            w.get(column),
            b.get(row),
            kind.name().toLowerCase(Locale.ROOT),
            phase.variance().q(),
            phase.growth(),
            phase.correlation(),
            phase.contraction(),
            phase.lengthAtOne(),
            phase.length());
      }
    }
    return csv.toString();
  }

  /** The table of the edges of chaos. */
  public static String edgeCsv(PhaseDiagramConfig config) {
    Csv csv = new Csv("activation", "sigma_b", "q", "sigma_w");
    edges(config)
        .forEach(
            row -> {
              EdgeOfChaos edge = row.edge();
              csv.line(
                  row.activation().name(),
                  edge.sigmaB(),
                  edge.q().orElse(Double.NaN),
                  edge.sigmaW());
            });
    return csv.toString();
  }

  private record Row(DualActivation activation, EdgeOfChaos edge) {}

  private static Stream<Row> edges(PhaseDiagramConfig config) {
    return config.edgeActivations().stream()
        .flatMap(
            phi ->
                config.edgeSigmaB().stream()
                    .flatMap(sigmaB -> EdgeOfChaos.points(phi, sigmaB).stream())
                    .map(edge -> new Row(phi, edge)));
  }
}
