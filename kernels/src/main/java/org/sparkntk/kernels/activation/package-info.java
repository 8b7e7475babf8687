/** Dual activations. */
@NullMarked
package org.sparkntk.kernels.activation;

import org.jspecify.annotations.NullMarked;
