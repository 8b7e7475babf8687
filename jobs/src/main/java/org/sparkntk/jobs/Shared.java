package org.sparkntk.jobs;

import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sparkntk.jobs.tracking.Tracking;

/**
 * What a comparison lends to a cell.
 *
 * @param session the cell leaves it to the others
 * @param tracking what it knows of the server
 * @param gram the Gram store that it shares with other cells; used if its configuration names none
 */
record Shared(SparkSession session, Tracking tracking, Optional<Path> gram) {}
