/** Runs as tracking servers have them. */
@NullMarked
package org.sparkntk.jobs.tracking;

import org.jspecify.annotations.NullMarked;
