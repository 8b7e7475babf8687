/** Comparisons of many runs: their results, judgement and page. Free of Spark. */
@NullMarked
package org.sparkntk.jobs.compare;

import org.jspecify.annotations.NullMarked;
