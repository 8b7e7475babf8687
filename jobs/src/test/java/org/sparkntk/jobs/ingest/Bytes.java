package org.sparkntk.jobs.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Contents of small files. */
public final class Bytes {
  private Bytes() {}

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /** CIFAR-10 records: pixel j of record r is {@code (r + j) mod 251}. */
  public static byte[] cifar10(int... labels) {
    ByteBuffer out = ByteBuffer.allocate(labels.length * 3073);
    for (int r = 0; r < labels.length; r++) {
      out.put((byte) labels[r]);
      for (int j = 0; j < 3072; j++) {
        out.put((byte) ((r + j) % 251));
      }
    }
    return out.array();
  }

  /** An IDX file of unsigned bytes 0, 1, 2, ... with the given dimensions. */
  public static byte[] idx(int... dimensions) {
    int size = 1;
    for (int d : dimensions) {
      size *= d;
    }
    byte[] values = new byte[size];
    for (int i = 0; i < size; i++) {
      values[i] = (byte) i;
    }
    return idx(0x0800 | dimensions.length, dimensions, values);
  }

  /** An IDX file of unsigned bytes as labels. */
  public static byte[] idxLabels(int... labels) {
    byte[] values = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      values[i] = (byte) labels[i];
    }
    return idx(0x0801, new int[] {labels.length}, values);
  }

  /** An IDX file with any header. */
  public static byte[] idx(int magic, int[] dimensions, byte[] values) {
    ByteBuffer out = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
    out.putInt(magic);
    for (int d : dimensions) {
      out.putInt(d);
    }
    return out.put(values).array();
  }

  /** Packed as gzip does. */
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
