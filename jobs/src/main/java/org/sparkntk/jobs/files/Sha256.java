package org.sparkntk.jobs.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of whatever is added, as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  /** The length of a digest. */
  public static final int BYTES = 32;

  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;

  /** Of nothing yet. */
  public Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Of a text in UTF-8. */
  public static String of(String text) {
    return new Sha256().add(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** The bytes of {@link #of}. */
  static byte[] bytes(String text) {
    return HexFormat.of().parseHex(of(text));
  }

  /** Of what is left of a stream. */
  public static String of(InputStream in) throws IOException {
    Sha256 hash = new Sha256();
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      hash.add(buffer, n);
    }
    return hash.hex();
  }

  /** Adds bytes. */
  public Sha256 add(byte[] bytes) {
    return add(bytes, bytes.length);
  }

  /** Adds the first bytes of an array. */
  public Sha256 add(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
    return this;
  }

  /** Adds what is written. */
  public OutputStream stream() {
    return new DigestOutputStream(OutputStream.nullOutputStream(), digest);
  }

  /** The digest; nothing can be added afterwards. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
