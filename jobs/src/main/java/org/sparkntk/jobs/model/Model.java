package org.sparkntk.jobs.model;

import java.util.Optional;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.PredictionCertificate;

/**
 * A fitted kernel regression, f(x) = Θ(x, X) α.
 *
 * @param kernel which kernel
 * @param kernelSection the same as JSON, as the configuration has it
 * @param preprocessing fitted on the training examples
 * @param targets how scores become labels
 * @param ridge λ, absolute, for the record
 * @param examples the n training examples X, raw
 * @param coefficients α, n × outputs
 * @param residualProducts RᵀR of the residual R = Y − (Θ + λI) α, outputs × outputs; 0 × 0 if
 *     unknown
 */
public record Model(
    KernelConfig kernel,
    String kernelSection,
    Preprocessing preprocessing,
    TargetEncoding targets,
    double ridge,
    RowBlocks examples,
    Matrix coefficients,
    Matrix residualProducts) {

  /** Checks that the parts fit together. */
  public Model {
    if (coefficients.rows() != examples.rows() || coefficients.cols() != targets.outputs()) {
      throw new IllegalArgumentException(
          "%d examples and %d outputs cannot have %d × %d coefficients"
              .formatted(
                  examples.rows(), targets.outputs(), coefficients.rows(), coefficients.cols()));
    }
    if (preprocessing.width() != examples.width()) {
      throw new IllegalArgumentException(
          "examples of width %d, preprocessing of width %d"
              .formatted(examples.width(), preprocessing.width()));
    }
  }

  /** Bounds of what the inexact solve changes in predictions; nothing without ridge or residual. */
  public Optional<PredictionCertificate> certificate() {
    return ridge > 0 && residualProducts.rows() > 0
        ? Optional.of(PredictionCertificate.of(examples.rows(), residualProducts, ridge))
        : Optional.empty();
  }
}
