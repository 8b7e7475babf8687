/** Structured orthogonal transforms. */
@NullMarked
package org.sparkntk.kernels.transform;

import org.jspecify.annotations.NullMarked;
