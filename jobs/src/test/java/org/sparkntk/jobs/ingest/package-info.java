/** Tests of the data stage, and the small files they are made of. */
@NullMarked
package org.sparkntk.jobs.ingest;

import org.jspecify.annotations.NullMarked;
