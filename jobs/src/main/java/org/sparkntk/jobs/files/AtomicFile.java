package org.sparkntk.jobs.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Writes a file under a hidden temporary name and renames it when it is whole, so that there is
 * never half a file under its own name. Another attempt at the same file, or an older one, is
 * replaced; on local disks and HDFS there is one of the two at every moment.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** What goes into the file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; does not close. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes {@code path}. */
  public static void write(FileSystem fs, Path path, Content content) throws IOException {
    Path partial = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
    try {
      try (OutputStream out = PlainFiles.create(fs, partial)) {
        content.writeTo(out);
      }
      if (!rename(fs, partial, path)) {
        replace(fs, partial, path);
      }
    } catch (IOException | RuntimeException e) {
      fs.delete(partial, false);
      throw e;
    }
  }

  /**
   * Deletes the hidden files of a directory that killed writers have left.
   *
   * @param millis since their last change, at least; younger ones may still be written
   */
  public static void tidy(FileSystem fs, Path directory, long millis) throws IOException {
    long latest = System.currentTimeMillis() - millis;
    for (FileStatus status : fs.listStatus(directory)) {
      if (isHidden(status.getPath()) && status.getModificationTime() <= latest) {
        fs.delete(status.getPath(), false);
      }
    }
  }

  /** Whether a file has, or may have, a temporary name. */
  public static boolean isHidden(Path path) {
    return path.getName().startsWith(".");
  }

  /** Local disks replace a file that is there, others refuse to. */
  private static boolean rename(FileSystem fs, Path from, Path to) throws IOException {
    try {
      return fs.rename(from, to);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** HDFS replaces a file in one step, but only through {@code FileContext}. */
  private static void replace(FileSystem fs, Path from, Path to) throws IOException {
    try {
      FileContext.getFileContext(fs.getUri(), fs.getConf()).rename(from, to, Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      fs.delete(to, false);
      if (!fs.rename(from, to)) {
        throw new IOException("cannot rename " + from + " to " + to, e);
      }
    }
  }
}
