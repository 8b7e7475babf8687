package org.sparkntk.jobs.model;

import java.util.Optional;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.PredictionCertificate;

/**
 * A fitted regression: f(x) = Θ(x, X) α, or f(x) = φ(x)ᵀ w.
 *
 * @param kernel which kernel
 * @param kernelSection the same as JSON, as the configuration has it
 * @param preprocessing fitted on the training examples
 * @param targets how scores become labels
 * @param ridge λ, absolute, for the record
 * @param basis what the coefficients are of
 * @param coefficients α or w, basis size × outputs
 */
public record Model(
    KernelConfig kernel,
    String kernelSection,
    Preprocessing preprocessing,
    TargetEncoding targets,
    double ridge,
    Basis basis,
    Matrix coefficients) {

  /** Checks that the parts fit together. */
  public Model {
    if (coefficients.rows() != basis.size() || coefficients.cols() != targets.outputs()) {
      throw new IllegalArgumentException(
          "%s and %d outputs cannot have %d × %d coefficients"
              .formatted(
                  basis.describe(), targets.outputs(), coefficients.rows(), coefficients.cols()));
    }
    if (basis instanceof KernelBasis functions
        && preprocessing.width() != functions.examples().width()) {
      throw new IllegalArgumentException(
          "examples of width %d, preprocessing of width %d"
              .formatted(functions.examples().width(), preprocessing.width()));
    }
  }

  /** The same with its functions kept elsewhere. */
  public Model with(Basis other) {
    return new Model(kernel, kernelSection, preprocessing, targets, ridge, other, coefficients);
  }

  /** Bounds of what the inexact solve changes in predictions; nothing without ridge or residual. */
  public Optional<PredictionCertificate> certificate() {
    return ridge > 0 && basis instanceof KernelBasis functions
        ? functions.certificate(ridge)
        : Optional.empty();
  }
}
