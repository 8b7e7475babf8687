/**
 * How good predictions are: counts and errors accumulated block by block, in any order, and the
 * metrics that follow from them. Free of Spark.
 */
@NullMarked
package org.sparkntk.jobs.evaluate;

import org.jspecify.annotations.NullMarked;
