/** Files that jobs write and read back: arrays, run directories, JSON. */
@NullMarked
package org.sparkntk.jobs.files;

import org.jspecify.annotations.NullMarked;
