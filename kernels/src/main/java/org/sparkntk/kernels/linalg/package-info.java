/** Dense matrices and the BLAS. */
@NullMarked
package org.sparkntk.kernels.linalg;

import org.jspecify.annotations.NullMarked;
