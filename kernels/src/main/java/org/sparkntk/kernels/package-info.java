/** Kernels of infinitely wide networks and the notation used throughout. */
@NullMarked
package org.sparkntk.kernels;

import org.jspecify.annotations.NullMarked;
