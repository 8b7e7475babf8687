package org.sparkntk.jobs.data;

import java.io.Serializable;

/**
 * One input file of a run, for its provenance.
 *
 * @param path the file's qualified path
 * @param bytes its length
 * @param sha256 lower-case hexadecimal SHA-256 of its bytes
 */
public record InputFile(String path, long bytes, String sha256) implements Serializable {}
