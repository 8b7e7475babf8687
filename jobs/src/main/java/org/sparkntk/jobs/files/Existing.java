package org.sparkntk.jobs.files;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.errors.InvalidInputException;

/** What to do about a run directory that is there already. */
public enum Existing {
  /** Refuse to run. */
  REFUSE,
  /** Leave it to the caller whether it is the same run; refuse to complete another one. */
  COMPARE,
  /** The same, but replace another one when the new one is complete. */
  UPDATE,
  /** Replace it when the new one is complete. */
  REPLACE;

  /** Refuses what is at {@code out}, unless it is to be replaced and may be. */
  void check(FileSystem fs, Path out) throws IOException {
    if (!fs.exists(out)) {
      return;
    }
    if (this == REFUSE || this == COMPARE) {
      throw new InvalidInputException(
          "output directory "
              + out
              + ": expected a new one, found one that exists"
              + " (--overwrite replaces it)");
    }
    if (!fs.getFileStatus(out).isDirectory()) {
      throw new InvalidInputException(
          "--overwrite " + out + ": expected a directory, found a file");
    }
    if (!fs.exists(new Path(out, RunDirectory.MANIFEST)) && fs.listStatus(out).length > 0) {
      throw new InvalidInputException(
          "--overwrite "
              + out
              + ": expected an earlier run's directory (with "
              + RunDirectory.MANIFEST
              + ") or an empty one, found other files; nothing was touched");
    }
  }
}
