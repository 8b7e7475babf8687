/** Random numbers that are functions of a seed and a position. */
@NullMarked
package org.sparkntk.kernels.random;

import org.jspecify.annotations.NullMarked;
