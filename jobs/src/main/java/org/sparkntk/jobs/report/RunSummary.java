package org.sparkntk.jobs.report;

import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.evaluate.Evaluation;

/**
 * Everything that the report shows. Parts that a job does not have are empty and left out.
 *
 * @param manifest where the results come from
 * @param metrics all numbers; those that end in {@code .seconds} are the times of the stages
 * @param residuals how the solver got on
 * @param evaluation what the predictions are worth
 * @param charts what a study found, in the order of the page
 * @param bars behind the charts
 * @param tables leading ones before the charts, others behind
 * @param warnings what a reader must know first, for instance that the solver did not converge
 */
public record RunSummary(
    RunManifest manifest,
    Metrics metrics,
    Optional<ResidualCurve> residuals,
    Optional<Evaluation> evaluation,
    List<Chart> charts,
    List<Bars> bars,
    List<Table> tables,
    List<String> warnings) {}
