package org.sparkntk.jobs.files;

import java.io.Serializable;

/**
 * One file of a store, as its manifest lists it.
 *
 * @param name relative to the manifest's directory
 * @param crc32c of the whole file, 8 hexadecimal digits
 */
public record StoredFile(String name, String crc32c) implements Serializable {}
