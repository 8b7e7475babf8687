package org.sparkntk.jobs.config;

import java.util.List;
import java.util.stream.IntStream;
import org.sparkntk.kernels.activation.DualActivation;

/**
 * The {@code phase-diagram} section.
 *
 * @param activation φ, continuous
 * @param weightVariances σ_w², positive
 * @param biasVariances σ_b², at least 0
 * @param startVariance of the first layer, positive
 * @param edgeActivations whose edges of chaos are tabulated
 * @param edgeSigmaB at these σ_b, at least 0
 */
public record PhaseDiagramConfig(
    DualActivation activation,
    Range weightVariances,
    Range biasVariances,
    double startVariance,
    List<DualActivation> edgeActivations,
    List<Double> edgeSigmaB) {

  /**
   * Evenly spaced numbers.
   *
   * @param from the first
   * @param to the last, not below
   * @param steps how many, at least 2
   */
  public record Range(double from, double to, int steps) {
    /** The numbers in increasing order. */
    public List<Double> values() {
      return IntStream.range(0, steps)
          .mapToObj(i -> (from * (steps - 1 - i) + to * i) / (steps - 1))
          .toList();
    }
  }
}
