package org.sparkntk.jobs.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Files that were right once: bits flipped, bytes lost, repeated, inserted or exchanged, numbers in
 * headers made extreme, words that break parsers put in.
 */
public final class Mutations {
  private static final int MOST = 3;
  private static final int LONGEST_RUN = 64;
  private static final int[] EXTREMES = {
    0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 0x01000000, 1 << 30
  };
  private static final List<String> WORDS =
      List.of(
          "NaN",
          "Infinity",
          "-1e999",
          "1e-999",
          "99999999999999999999",
          "0x1p3",
          "1_000",
          "-0",
          "\n",
          "\r",
          "\r\n",
          "\n\n",
          ",",
          ",,",
          ";",
          "\t",
          "\"",
          "\"\"",
          "'",
          ":",
          "::",
          "#",
          "\\",
          "\uFEFF",
          "\u0000",
          "\u2028",
          "ß",
          "{",
          "}",
          "[",
          "]",
          "null",
          "true",
          "${x}",
          "include");

  private final Random random;

  /** The mutations of a seed. */
  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** A copy of a file with one to three changes. */
  public byte[] of(byte[] file) {
    byte[] out = file;
    int count = 1 + random.nextInt(MOST);
    for (int i = 0; i < count; i++) {
      out = changed(out);
    }
    return out;
  }

  private byte[] changed(byte[] file) {
    int at = file.length == 0 ? 0 : random.nextInt(file.length);
    int run = Math.min(file.length - at, 1 + random.nextInt(LONGEST_RUN));
    return switch (random.nextInt(8)) {
      case 0 -> replaced(file, at, Math.min(1, run), new byte[] {(byte) random.nextInt(256)});
      case 1 -> flipped(file, at);
      case 2 -> Arrays.copyOf(file, at);
      case 3 -> replaced(file, at, run, new byte[0]);
      case 4 -> replaced(file, at, 0, Arrays.copyOfRange(file, at, at + run));
      case 5 -> replaced(file, at, 0, word());
      case 6 -> replaced(file, at, run, word());
      default -> extreme(file);
    };
  }

  private byte[] word() {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(byte[] file, int at) {
    byte[] out = file.clone();
    if (out.length > 0) {
      out[at] ^= (byte) (1 << (at % 7));
    }
    return out;
  }

  /** Near the beginning, where headers are. */
  private byte[] extreme(byte[] file) {
    byte[] out = file.clone();
    int at = random.nextInt(32);
    if (at + Integer.BYTES <= out.length) {
      ByteBuffer.wrap(out).putInt(at, EXTREMES[random.nextInt(EXTREMES.length)]);
    }
    return out;
  }

  private static byte[] replaced(byte[] file, int at, int length, byte[] by) {
    ByteBuffer out = ByteBuffer.allocate(file.length - length + by.length);
    out.put(file, 0, at).put(by).put(file, at + length, file.length - at - length);
    return out.array();
  }
}
