package org.sparkntk.jobs.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * The directories above an output directory, created when missing and removed again when unused.
 */
final class Parents {
  private Parents() {}

  /** Creates what is missing above {@code out} and returns it, the innermost first. */
  static List<Path> create(FileSystem fs, Path out) throws IOException {
    List<Path> missing = new ArrayList<>();
    Path parent = out.getParent();
    while (parent != null && !fs.exists(parent)) {
      missing.add(parent);
      parent = parent.getParent();
    }
    if (parent != null && !fs.getFileStatus(parent).isDirectory()) {
      throw new InvalidInputException(
          "output directory " + out + ": expected " + parent + " to be a directory, found a file");
    }
    if (!missing.isEmpty() && !fs.mkdirs(missing.get(0))) {
      throw new InvalidInputException(
          "output directory " + out + ": cannot create " + missing.get(0) + " (no permission?)");
    }
    return missing;
  }

  /** Deletes the given directories, the innermost first, up to the first that is not empty. */
  static void deleteEmpty(FileSystem fs, List<Path> created) throws IOException {
    for (Path directory : created) {
      if (!fs.exists(directory) || fs.listStatus(directory).length > 0) {
        return;
      }
      fs.delete(directory, false);
    }
  }
}
