package org.sparkntk.jobs.ingest;

import java.io.Serializable;

/**
 * A file to read.
 *
 * @param path its qualified path
 * @param bytes its length, positive
 */
record SourceFile(String path, long bytes) implements Serializable {}
