/** Speed as ratios measured in one process; run by {@code scripts/bench}, not by the tests. */
@NullMarked
package org.sparkntk.jobs.benchmark;

import org.jspecify.annotations.NullMarked;
