/** Layers, networks and their kernels. */
@NullMarked
package org.sparkntk.kernels.network;

import org.jspecify.annotations.NullMarked;
