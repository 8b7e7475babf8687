/** The one exception type for what the user can mend. */
@NullMarked
package org.sparkntk.jobs.errors;

import org.jspecify.annotations.NullMarked;
