/** Regression on features that are linear in the number of examples. */
@NullMarked
package org.sparkntk.jobs.sketch;

import org.jspecify.annotations.NullMarked;
