package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.files.Sha256;

/** Fingerprints of input files, computed in tasks. */
final class Checksums {
  private Checksums() {}

  /** One entry per file, in order. */
  static List<InputFile> of(TaskRunner tasks, List<SourceFile> files) {
    return tasks.run(files, Checksums::of).collect();
  }

  private static InputFile of(Storage storage, SourceFile file) throws IOException {
    try (InputStream in = storage.openRaw(file.path())) {
      return new InputFile(file.path(), file.bytes(), Sha256.of(in));
    }
  }
}
