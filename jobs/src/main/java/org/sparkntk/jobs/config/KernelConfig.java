package org.sparkntk.jobs.config;

import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.InputCovariance;
import org.sparkntk.kernels.network.Network;
import org.sparkntk.kernels.network.NetworkKernel;

/**
 * The {@code kernel} section.
 *
 * @param target which of the network's kernels
 * @param precision the format of the Gram matrix's entries
 * @param inputs the covariance of the inputs
 * @param network the layers, input first
 */
public record KernelConfig(
    Target target, Precision precision, InputCovariance inputs, Network network) {
  /** The kernel that this section describes. */
  public Kernel kernel() {
    return kernel(target, precision);
  }

  /** Another kernel of the same network and inputs. */
  public NetworkKernel kernel(Target otherTarget, Precision otherPrecision) {
    return new NetworkKernel(network, inputs, otherTarget, otherPrecision);
  }
}
