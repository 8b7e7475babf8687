package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.files.Sha256;

/** Fingerprints of input files. */
public final class Checksums {
  private Checksums() {}

  /** Of one small file, computed here. */
  public static InputFile of(Configuration hadoop, Path file) throws IOException {
    FileSystem fs = file.getFileSystem(hadoop);
    try (InputStream in = fs.open(file)) {
      String path = fs.makeQualified(file).toString();
      return new InputFile(path, fs.getFileStatus(file).getLen(), Sha256.of(in));
    }
  }

  /** One entry per file, in order; computed in tasks. */
  static List<InputFile> of(TaskRunner tasks, List<SourceFile> files) {
    return tasks.run(files, Checksums::of).collect();
  }

  private static InputFile of(Storage storage, SourceFile file) throws IOException {
    try (InputStream in = storage.openRaw(file.path())) {
      return new InputFile(file.path(), file.bytes(), Sha256.of(in));
    }
  }
}
