package org.sparkntk.jobs.config;

import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.network.Network;

/**
 * The {@code kernel} section.
 *
 * @param target which of the network's kernels
 * @param precision the format of the Gram matrix's entries
 * @param network the layers, input first
 */
public record KernelConfig(Target target, Precision precision, Network network) {}
