/** Iterative solvers over an abstract linear operator. */
@NullMarked
package org.sparkntk.kernels.solve;

import org.jspecify.annotations.NullMarked;
