/** Random linear maps of vectors and of their tensor powers that keep inner products on average. */
@NullMarked
package org.sparkntk.kernels.sketch;

import org.jspecify.annotations.NullMarked;
