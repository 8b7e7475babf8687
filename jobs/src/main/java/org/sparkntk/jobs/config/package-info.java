/**
 * The configuration of a run as validated records, and the only reader of HOCON. Sees no stage and
 * no Spark.
 */
@NullMarked
package org.sparkntk.jobs.config;

import org.jspecify.annotations.NullMarked;
