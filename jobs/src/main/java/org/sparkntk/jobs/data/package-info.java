/** Examples as they travel between the stages: raw rows in blocks, and their labels. */
@NullMarked
package org.sparkntk.jobs.data;

import org.jspecify.annotations.NullMarked;
