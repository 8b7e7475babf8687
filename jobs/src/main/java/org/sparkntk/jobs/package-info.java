/** The command line and its jobs, each a short composition of stages. */
@NullMarked
package org.sparkntk.jobs;

import org.jspecify.annotations.NullMarked;
