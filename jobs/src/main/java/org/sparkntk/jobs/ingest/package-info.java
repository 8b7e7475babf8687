/** Input files to examples: reading in Spark tasks, selection, and what is fitted on train. */
@NullMarked
package org.sparkntk.jobs.ingest;

import org.jspecify.annotations.NullMarked;
