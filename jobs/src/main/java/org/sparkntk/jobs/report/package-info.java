/** What a run says about itself: metrics.json, run.json and report.html. Free of Spark. */
@NullMarked
package org.sparkntk.jobs.report;

import org.jspecify.annotations.NullMarked;
