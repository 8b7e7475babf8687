/** Random features whose inner products approximate a kernel. */
@NullMarked
package org.sparkntk.kernels.features;

import org.jspecify.annotations.NullMarked;
