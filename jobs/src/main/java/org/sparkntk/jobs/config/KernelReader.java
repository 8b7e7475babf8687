package org.sparkntk.jobs.config;

import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.InputCovariance;

/** Binds the {@code kernel} section. */
final class KernelReader {
  private KernelReader() {}

  static KernelConfig read(Section kernel) {
    return new KernelConfig(
        kernel.oneOf("target", Target.values()),
        kernel.oneOf("precision", Precision.values()),
        kernel.oneOf("inputs", InputCovariance.values()),
        LayersReader.network(kernel.list("layers")));
  }
}
