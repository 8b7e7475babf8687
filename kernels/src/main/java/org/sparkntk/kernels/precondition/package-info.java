/**
 * Approximations of a kernel matrix that make the conjugate gradient method converge sooner: low
 * rank factors from a few of its columns or products, and the rule that chooses their rank.
 */
@NullMarked
package org.sparkntk.kernels.precondition;

import org.jspecify.annotations.NullMarked;
