package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.sparkntk.jobs.data.InputFile;
import org.sparkntk.jobs.files.Sha256;

/** Fingerprints of input files, computed in tasks. */
final class Checksums {
  private static final int BUFFER_BYTES = 1 << 16;

  private Checksums() {}

  /** One entry per file, in order. */
  static List<InputFile> of(TaskRunner tasks, List<SourceFile> files) {
    return tasks.run(files, Checksums::of).collect();
  }

  private static InputFile of(Storage storage, SourceFile file) throws IOException {
    try (InputStream in = storage.openRaw(file.path())) {
      return new InputFile(file.path(), file.bytes(), sha256(in));
    }
  }

  /** The lower-case hexadecimal SHA-256 of a stream's bytes. */
  static String sha256(InputStream in) throws IOException {
    Sha256 hash = new Sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      hash.add(buffer, n);
    }
    return hash.hex();
  }
}
