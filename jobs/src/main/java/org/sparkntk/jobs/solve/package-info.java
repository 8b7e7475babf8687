/** The stage that solves (Θ + λI) α = Y. */
@NullMarked
package org.sparkntk.jobs.solve;

import org.jspecify.annotations.NullMarked;
