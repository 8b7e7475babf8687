@NullMarked
package org.sparkntk.jobs.tracking;

import org.jspecify.annotations.NullMarked;
