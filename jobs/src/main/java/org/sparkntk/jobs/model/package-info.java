/** The saved model: everything that prediction needs, versioned and checksummed. */
@NullMarked
package org.sparkntk.jobs.model;

import org.jspecify.annotations.NullMarked;
