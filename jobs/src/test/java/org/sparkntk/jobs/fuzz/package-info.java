/** Mutated files, which no reader may choke on. */
@NullMarked
package org.sparkntk.jobs.fuzz;

import org.jspecify.annotations.NullMarked;
