package org.sparkntk.jobs.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.sparkntk.jobs.errors.InvalidInputException;

/** A decompressing stream whose complaints about its input are the user's to mend. */
final class UnpackingStream extends FilterInputStream {
  private final String path;

  /** What opens a stream; some codecs read a header then. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  /** Opens the stream of a codec. */
  static UnpackingStream of(String path, Opening codec) {
    try {
      return new UnpackingStream(path, codec.open());
    } catch (IOException e) {
      throw damaged(path, e);
    }
  }

  UnpackingStream(String path, InputStream in) {
    super(in);
    this.path = path;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    try {
      return super.skip(count);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private InvalidInputException damaged(IOException e) {
    return damaged(path, e);
  }

  static InvalidInputException damaged(String path, IOException e) {
    return new InvalidInputException(
        path
            + ": expected a whole compressed file, found one cut short or damaged ("
            + e.getMessage()
            + ")");
  }
}
