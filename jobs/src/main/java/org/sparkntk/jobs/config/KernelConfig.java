package org.sparkntk.jobs.config;

import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;

/**
 * The {@code kernel} section.
 *
 * @param target which of the network's kernels
 * @param precision the format of the Gram matrix's entries
 * @param network the layers, input first
 */
public record KernelConfig(Target target, Precision precision, Network network) {
  /** The kernel that this section describes. */
  public Kernel kernel() {
    return new NetworkKernel(network, target, precision);
  }
}
