/** Files that jobs write and read back: the run directory and the formats in it. */
@NullMarked
package org.sparkntk.jobs.files;

import org.jspecify.annotations.NullMarked;
