/**
 * What a person watching a job sees: one line as a stage starts and ends, a bar or now and then a
 * line in between, and the stage's name on its jobs in the Spark UI.
 */
@NullMarked
package org.sparkntk.jobs.progress;

import org.jspecify.annotations.NullMarked;
