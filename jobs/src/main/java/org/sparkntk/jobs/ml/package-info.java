/** Features of the NTK as a stage of a Spark ML pipeline. */
@NullMarked
package org.sparkntk.jobs.ml;

import org.jspecify.annotations.NullMarked;
