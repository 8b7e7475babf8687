package org.sparkntk.jobs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** The local file system under the scheme {@code full:}, with room for so many bytes. */
public final class FullDisk extends RawLocalFileSystem {
  private static final URI NAME = URI.create("full:///");
  private static final AtomicLong ROOM = new AtomicLong();

  static void leave(long bytes) {
    ROOM.set(bytes);
  }

  @Override
  public URI getUri() {
    return NAME;
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    OutputStream file = super.create(path, overwrite, bufferSize, replication, blockSize, progress);
    return new FSDataOutputStream(
        new FilterOutputStream(file) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            if (ROOM.addAndGet(-length) < 0) {
              throw new IOException("No space left on device");
            }
            out.write(bytes, offset, length);
          }
        },
        null);
  }
}
