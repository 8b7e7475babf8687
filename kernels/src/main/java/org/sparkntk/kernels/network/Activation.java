package org.sparkntk.kernels.network;

import org.sparkntk.kernels.activation.DualActivation;

/**
 * A pointwise nonlinearity.
 *
 * @param function φ
 */
public record Activation(DualActivation function) implements Layer {}
