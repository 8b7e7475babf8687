package org.sparkntk.jobs;

import java.util.List;
import org.sparkntk.jobs.config.PhaseDiagramConfig;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.study.PhaseCharts;
import org.sparkntk.jobs.study.PhaseDiagram;

/** {@code phase-diagram}: {@code phase-diagram.csv} and {@code edge-of-chaos.csv}. */
final class PhaseDiagramJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    PhaseDiagramConfig config = context.config().run().phaseDiagram();
    try (RunSession run = RunSession.withoutSpark(context)) {
      run.reads(List.of());
      PhaseDiagram diagram;
      int points = config.weightVariances().steps() * config.biasVariances().steps();
      try (Stage stage =
          run.progress()
              .start("phases", "%s, %d points".formatted(config.activation().name(), points))) {
        diagram = PhaseDiagram.of(config);
        run.write("phase-diagram.csv", diagram.csv());
        stage.finish("phase-diagram.csv");
      }
      run.metrics().put("phase.points", points);
      try (Stage stage = run.progress().start("edge", "edge of chaos")) {
        String edge = PhaseDiagram.edgeCsv(config);
        run.write("edge-of-chaos.csv", edge);
        run.metrics().put("edge.points", edge.lines().skip(1).toList().size());
        stage.finish("edge-of-chaos.csv");
      }
      run.complete(PhaseCharts.of(diagram), List.of());
      return 0;
    }
  }
}
