package org.sparkntk.jobs.ingest;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * The lines of a text in UTF-8, ended by LF or CRLF. A file without line ends is no table, however
 * long it is, and must not fill the memory.
 */
final class BoundedLines implements Closeable {
  /** Room for some millions of values. */
  static final int MOST_CHARACTERS = 1 << 26;

  private final BufferedReader in;
  private final String path;
  private long lines;

  /**
   * Reads nothing yet.
   *
   * @param in the text; closed with this object
   * @param path for messages
   */
  BoundedLines(InputStream in, String path) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.path = path;
  }

  /** The next line without its end; nothing behind the last. */
  Optional<String> next() throws IOException {
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    lines++;
    StringBuilder line = new StringBuilder();
    while (c >= 0 && c != '\n') {
      if (line.length() == MOST_CHARACTERS) {
        throw InvalidInputException.at(
            path,
            "line " + lines,
            "a line of at most %,d characters".formatted(MOST_CHARACTERS),
            "a longer one");
      }
      line.append((char) c);
      c = in.read();
    }
    int end = line.length() - 1;
    if (end >= 0 && line.charAt(end) == '\r') {
      line.setLength(end);
    }
    return Optional.of(line.toString());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
