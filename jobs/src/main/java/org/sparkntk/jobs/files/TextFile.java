package org.sparkntk.jobs.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Texts in UTF-8. */
public final class TextFile {
  private TextFile() {}

  /** The whole text; what is not UTF-8 comes as replacement characters. */
  public static String read(FileSystem fs, Path path) throws IOException {
    try (InputStream in = fs.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes a file that appears when it is whole. */
  public static void write(FileSystem fs, Path path, String text) throws IOException {
    AtomicFile.write(fs, path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
