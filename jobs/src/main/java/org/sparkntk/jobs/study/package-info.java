/** The studies of the theory: what their jobs compute, tabulate and draw. Free of Spark. */
@NullMarked
package org.sparkntk.jobs.study;

import org.jspecify.annotations.NullMarked;
