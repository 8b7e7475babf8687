/** The stage that builds the Gram matrix, and the plan that says beforehand whether it fits. */
@NullMarked
package org.sparkntk.jobs.gram;

import org.jspecify.annotations.NullMarked;
