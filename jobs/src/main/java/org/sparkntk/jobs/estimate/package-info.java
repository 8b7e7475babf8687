/** What a run will take, from a short measurement and a cost model, before it begins. */
@NullMarked
package org.sparkntk.jobs.estimate;

import org.jspecify.annotations.NullMarked;
