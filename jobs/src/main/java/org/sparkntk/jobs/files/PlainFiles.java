package org.sparkntk.jobs.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * File systems without the hidden checksum file that Hadoop writes beside every local file: two
 * files cannot be replaced at once, and what matters has a checksum of its own.
 */
public final class PlainFiles {
  private static final int BUFFER = 1 << 16;

  private PlainFiles() {}

  /** The file system of a path. */
  public static FileSystem of(Path path, Configuration conf) throws IOException {
    FileSystem fs = path.getFileSystem(conf);
    return fs instanceof LocalFileSystem local ? local.getRaw() : fs;
  }

  /**
   * A new file, or one anew. Hadoop starts a process for every local file, to set the permissions
   * that it has anyway; so local files are made without.
   */
  static OutputStream create(FileSystem fs, Path path) throws IOException {
    if (fs.getClass() == RawLocalFileSystem.class) { // what extends it may not be what it seems
      java.nio.file.Path file = ((RawLocalFileSystem) fs).pathToFile(path).toPath();
      Files.createDirectories(file.getParent());
      return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }
    return fs.create(path, true);
  }
}
