package org.sparkntk.jobs.files;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.files.SealedNpy.Found;

/**
 * Arrays that executors keep in a directory: those that are there are read, the others computed and
 * written. So one rule resumes what was interrupted and repairs what was damaged.
 *
 * @param hadoop the file systems
 * @param directory where the files are
 * @param counts of what happened
 * @param writes whether the directory is to get what it does not have
 */
public record KeptArrays(
    SerializableConfiguration hadoop, String directory, KeptCounts counts, boolean writes)
    implements Serializable {
  /**
   * One of the arrays.
   *
   * @param name of its file
   * @param content describes it; equal arrays alone have equal descriptions
   * @param fits whether an array of that description can be meant
   * @param computing makes the array if it is not there
   * @throws UncheckedIOException naming the file
   */
  public NpyArray get(
      String name, String content, Predicate<NpyArray> fits, Supplier<NpyArray> computing) {
    Path path = new Path(directory, name);
    try {
      FileSystem fs = PlainFiles.of(path, hadoop.value());
      SealedNpy kept = SealedNpy.read(fs, path, content);
      if (kept.array().isPresent() && fits.test(kept.array().get())) {
        counts.read().add(1);
        return kept.array().get();
      }
      if (kept.found() == Found.DAMAGED) {
        counts.damaged().add(name);
      }
      NpyArray array = computing.get();
      counts.computed().add(1);
      if (writes) {
        SealedNpy.write(fs, path, content, array);
      }
      return array;
    } catch (IOException e) {
      // The innermost cause is what the user is told.
      IOException told = new IOException(path + ": " + e.getMessage());
      told.addSuppressed(e);
      throw new UncheckedIOException(told);
    }
  }
}
