package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.sparkntk.jobs.data.InputFile;

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
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
