package org.sparkntk.jobs.ingest;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Opens files on any Hadoop file system, on the driver and in tasks; what Hadoop has a codec for,
 * by the file's suffix ({@code .gz} and others), is unpacked on the fly.
 */
final class Storage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String BZIP2 = "BZh";

  private final Broadcast<SerializableConfiguration> configuration;

  Storage(SparkContext spark) {
    configuration = SerializableConfiguration.broadcast(spark);
  }

  /** Whether the file's suffix says that it is compressed, so that it has to be read in one go. */
  boolean packed(String path) {
    return codec(path) != null;
  }

  /** The bytes as they are stored. */
  FSDataInputStream openRaw(String path) throws IOException {
    Path file = new Path(path);
    try {
      return file.getFileSystem(configuration.value().value()).open(file);
    } catch (FileNotFoundException | AccessControlException e) {
      // It was there when it was looked up: permissions, or somebody removed it.
      throw new InvalidInputException(path + ": cannot be opened: " + e.getMessage());
    }
  }

  /** The unpacked bytes from the beginning. */
  InputStream open(String path) throws IOException {
    return openAt(path, 0);
  }

  /** The unpacked bytes from {@code offset} on. */
  InputStream openAt(String path, long offset) throws IOException {
    CompressionCodec codec = codec(path);
    FSDataInputStream raw = openRaw(path);
    if (codec == null) {
      raw.seek(offset);
      return raw;
    }
    if (codec instanceof BZip2Codec) {
      requireBzip2(path);
    }
    InputStream unpacked = UnpackingStream.of(path, () -> codec.createInputStream(raw));
    try {
      unpacked.skipNBytes(offset);
    } catch (EOFException e) {
      unpacked.close();
      throw new InvalidInputException(
          path + ": expected more than " + offset + " bytes after unpacking, found fewer");
    }
    return unpacked;
  }

  /** Hadoop finds nothing in a file that is none of bzip2, and says so to nobody. */
  private void requireBzip2(String path) throws IOException {
    try (InputStream in = openRaw(path)) {
      byte[] start = in.readNBytes(BZIP2.length());
      if (!BZIP2.equals(new String(start, StandardCharsets.ISO_8859_1))) {
        throw UnpackingStream.damaged(path, new IOException("no bzip2 header"));
      }
    }
  }

  private @Nullable CompressionCodec codec(String path) {
    return new CompressionCodecFactory(configuration.value().value()).getCodec(new Path(path));
  }
}
