package org.sparkntk.jobs;

import java.util.List;
import org.sparkntk.jobs.config.DepthAsymptoticsConfig;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.study.DepthCharts;
import org.sparkntk.jobs.study.DepthStudy;
import org.sparkntk.jobs.study.GramCondition;
import org.sparkntk.kernels.meanfield.DepthLimit.Law;
import org.sparkntk.kernels.meanfield.DepthRate;

/**
 * {@code depth-asymptotics}: {@code depth-asymptotics.csv}, {@code rates.csv} and {@code
 * condition.csv}.
 */
final class DepthAsymptoticsJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    DepthAsymptoticsConfig config = context.config().run().depthAsymptotics();
    try (RunSession run = RunSession.withoutSpark(context)) {
      run.reads(List.of());
      try {
        study(run, config);
      } catch (ArithmeticException | IllegalArgumentException e) {
        throw new InvalidInputException(
            "depth-asymptotics: expected a variance that fits in a double down to "
                + config.depths().get(config.depths().size() - 1)
                + " layers, found: "
                + e.getMessage());
      }
      return 0;
    }
  }

  private static void study(RunSession run, DepthAsymptoticsConfig config) throws Exception {
    DepthStudy study;
    try (Stage stage =
        run.progress()
            .start("kernels", "%d pairs, %s".formatted(config.cosines().size(), name(config)))) {
      study = DepthStudy.of(config);
      run.write("depth-asymptotics.csv", study.csv());
      run.write("rates.csv", study.ratesCsv());
      stage.finish("depth-asymptotics.csv, rates.csv");
    }
    GramCondition gram;
    try (Stage stage = run.progress().start("gram", config.inputs() + " random inputs")) {
      gram = GramCondition.of(config);
      run.write("condition.csv", gram.csv());
      stage.finish("condition.csv");
    }
    run.metrics().put("init.sigma-w", config.initialization().sigmaW());
    run.metrics().put("init.start-variance", config.startVariance());
    putRates(run, study);
    run.metrics().put("gram.condition", gram.last());
    run.complete(DepthCharts.of(study, gram), List.of());
  }

  /** The limit, and the rates of the first pair between the two largest depths with one. */
  private static void putRates(RunSession run, DepthStudy study) {
    if (Double.isNaN(study.limit().value())) {
      return;
    }
    run.metrics().put("limit.value", study.limit().value());
    if (study.limit().law() == Law.EXPONENTIAL) {
      run.metrics().put("limit.log-contraction", Math.log(study.limit().contraction()));
    }
    List<DepthRate> rates = study.rates(study.config().cosines().get(0));
    if (rates.isEmpty()) {
      return;
    }
    DepthRate last = rates.get(rates.size() - 1);
    switch (study.limit().law()) {
      case LOGARITHM_OVER_DEPTH -> {
        run.metrics().put("rate.logarithm", last.logarithm());
        run.metrics().put("rate.power", last.power());
      }
      case INVERSE_LOGARITHM -> run.metrics().put("rate.error-times-logarithm", last.times());
      case EXPONENTIAL -> run.metrics().put("rate.exponent", last.exponent());
      case UNKNOWN -> {}
    }
  }

  private static String name(DepthAsymptoticsConfig config) {
    return config.initialization().activation().name();
  }
}
