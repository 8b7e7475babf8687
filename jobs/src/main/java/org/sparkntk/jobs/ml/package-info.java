/** Regression, classification and features with the NTK as stages of a Spark ML pipeline. */
@NullMarked
package org.sparkntk.jobs.ml;

import org.jspecify.annotations.NullMarked;
