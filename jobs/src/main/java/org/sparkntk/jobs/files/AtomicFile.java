package org.sparkntk.jobs.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes a file under a hidden temporary name and renames it when it is whole, so that there is
 * never half a file under its own name. Another attempt at the same file, or an older one, is
 * replaced.
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
      try (OutputStream out = fs.create(partial, true)) {
        content.writeTo(out);
      }
      fs.delete(path, false);
      if (!fs.rename(partial, path)) {
        throw new IOException("cannot rename " + partial + " to " + path);
      }
    } catch (IOException e) {
      fs.delete(partial, false);
      throw e;
    }
  }
}
