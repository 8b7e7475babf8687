package org.sparkntk.jobs.solve;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparkntk.kernels.solve.BlockSolution;
import org.sparkntk.kernels.solve.Estimate;
import org.sparkntk.kernels.solve.RidgeScore;
import org.sparkntk.kernels.solve.SpectrumEstimate;

/**
 * What a solve says about the problem without a further pass.
 *
 * @param score effective dimension and generalised cross-validation; nothing if the block had no
 *     Gaussian columns
 * @param spectrum of Θ + λI, or of P⁻¹(Θ + λI) behind a preconditioner
 */
public record Diagnosis(Optional<RidgeScore> score, SpectrumEstimate spectrum) {
  static Diagnosis of(double lambda, BlockSolution found) {
    boolean probed = found.cycles().get(0).probes() > 0;
    return new Diagnosis(
        probed ? Optional.of(RidgeScore.of(lambda, found)) : Optional.empty(),
        SpectrumEstimate.of(found));
  }

  /** The figures on one line. */
  public String describe() {
    String condition =
        String.format(
            Locale.ROOT,
            "eigenvalues iterated on from ≤ %.3g to ≥ %.3g, condition number ≥ %.3g",
            spectrum.smallest().value(),
            spectrum.largest().value(),
            spectrum.condition().value());
    return score.map(s -> describe(s) + ", " + condition).orElse(condition);
  }

  private static String describe(RidgeScore score) {
    Estimate dimension = score.effectiveDimension();
    return String.format(
        Locale.ROOT,
        "effective dimension %.0f ± %.0f, GCV score %.5g",
        dimension.value(),
        dimension.standardError(),
        score.generalisedCrossValidation().value());
  }

  /** The figures by name. */
  public SortedMap<String, Double> metrics() {
    SortedMap<String, Double> out = new TreeMap<>();
    out.put("solve.condition-at-least", spectrum.condition().value());
    out.put("solve.largest-eigenvalue-at-least", spectrum.largest().value());
    out.put("solve.smallest-eigenvalue-at-most", spectrum.smallest().value());
    score.ifPresent(
        s -> {
          out.put("solve.effective-dimension", s.effectiveDimension().value());
          out.put("solve.effective-dimension-error", s.effectiveDimension().standardError());
          out.put("solve.gcv", s.generalisedCrossValidation().value());
          out.put("solve.gcv-error", s.generalisedCrossValidation().standardError());
        });
    return out;
  }
}
