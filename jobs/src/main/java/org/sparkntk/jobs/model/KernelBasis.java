package org.sparkntk.jobs.model;

import java.util.Optional;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.PredictionCertificate;

/**
 * Θ(·, x) of examples: all of the training set, or landmarks.
 *
 * @param examples X, raw
 * @param residualProducts RᵀR of the residual R = Y − (Θ + λI) α, outputs × outputs; 0 × 0 if
 *     unknown
 */
public record KernelBasis(RowBlocks examples, Matrix residualProducts) implements Basis {
  @Override
  public int size() {
    return examples.rows();
  }

  @Override
  public String describe() {
    return "%,d examples".formatted(size());
  }

  Optional<PredictionCertificate> certificate(double ridge) {
    return residualProducts.rows() > 0
        ? Optional.of(PredictionCertificate.of(size(), residualProducts, ridge))
        : Optional.empty();
  }
}
