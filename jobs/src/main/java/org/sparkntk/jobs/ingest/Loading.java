package org.sparkntk.jobs.ingest;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * A set of files ready to be read.
 *
 * @param width features per example, at least 1
 * @param names the names of the feature columns, or empty if the format has none
 * @param chunks reads the files when it is evaluated
 */
record Loading(int width, List<String> names, JavaRDD<Chunk> chunks) {}
