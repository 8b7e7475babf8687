package org.sparkntk.jobs.files;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * File systems without the hidden checksum file that Hadoop writes beside every local file: two
 * files cannot be replaced at once, and what matters has a checksum of its own.
 */
public final class PlainFiles {
  private PlainFiles() {}

  /** The file system of a path. */
  public static FileSystem of(Path path, Configuration conf) throws IOException {
    FileSystem fs = path.getFileSystem(conf);
    return fs instanceof LocalFileSystem local ? local.getRaw() : fs;
  }
}
