package org.sparkntk.jobs.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException;
import org.apache.hadoop.ipc.RemoteException;

/**
 * What has become of the process that writes a file, on whichever machine it is. HDFS tells: a
 * writer has a lease, which nobody renews when the process is gone, and which lapses a minute
 * later. Other file systems do not.
 */
enum Writer {
  AT_WORK,
  GONE,
  UNKNOWN;

  /** HDFS's soft limit of a lease, and a little more. */
  static final Duration LAPSE = Duration.ofSeconds(65);

  private static final long POLL_MILLIS = 500;

  /** Asks until the writer is gone, or for so long that one who is gone would be known to be. */
  static Writer await(FileSystem fs, Path file, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    Writer writer = of(fs, file);
    while (writer == AT_WORK && System.nanoTime() < end) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      writer = of(fs, file);
    }
    return writer;
  }

  private static Writer of(FileSystem fs, Path file) throws IOException {
    if (!(fs instanceof DistributedFileSystem)) {
      return UNKNOWN;
    }
    try {
      // Takes the lease over if it has lapsed, and only then; nothing is appended.
      fs.append(file).close();
      return GONE;
    } catch (FileNotFoundException e) {
      return UNKNOWN;
    } catch (RemoteException e) {
      // Another refusal is that of a lease that has lapsed, whose file is being closed just now.
      return e.getClassName().equals(AlreadyBeingCreatedException.class.getName()) ? AT_WORK : GONE;
    }
  }
}
