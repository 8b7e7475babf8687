package org.sparkntk.kernels.network;

import java.io.Serializable;

/** One layer of a network in the infinite-width limit. */
public sealed interface Layer extends Serializable permits Dense, Activation {}
