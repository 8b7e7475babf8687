/** The stage that predicts new examples, block by block. */
@NullMarked
package org.sparkntk.jobs.predict;

import org.jspecify.annotations.NullMarked;
