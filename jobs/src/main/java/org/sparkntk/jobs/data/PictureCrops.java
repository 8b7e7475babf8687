package org.sparkntk.jobs.data;

import java.io.Serializable;
import org.sparkntk.kernels.random.RandomStream;

/**
 * Pictures moved by a few pixels and mirrored at random: crops of the picture in a black frame. A
 * crop is a function of the seed, its number and the picture's alone.
 *
 * @param channels colours, one picture after the other
 * @param height lines of a channel
 * @param width pixels of a line
 * @param shift most pixels to either side
 * @param mirror whether every other copy is mirrored
 * @param seed of the random numbers
 */
public record PictureCrops(
    int channels, int height, int width, int shift, Mirroring mirror, long seed)
    implements Serializable {
  /** Whether a picture means the same when left and right are exchanged. */
  public enum Mirroring {
    /** Half of the copies are mirrored. */
    AT_RANDOM,
    /** None is. */
    NEVER
  }

  /** Bytes of a picture. */
  int size() {
    return channels * height * width;
  }

  /**
   * Writes a copy of a picture.
   *
   * @param copy its number; 0 is the picture itself
   * @param picture number of the picture
   * @param from holds the picture from {@code fromOffset} on
   * @param to receives the copy from {@code toOffset} on, zeros there before
   */
  void copy(int copy, int picture, byte[] from, int fromOffset, byte[] to, int toOffset) {
    if (copy == 0) {
      System.arraycopy(from, fromOffset, to, toOffset, size());
      return;
    }
    long bits = RandomStream.of(seed, "crops", 0).bits(((long) copy << 32) | picture);
    boolean mirrored = mirror == Mirroring.AT_RANDOM && (bits & 1) == 1;
    int right = offset(bits >>> 1);
    int down = offset(bits >>> 32);
    for (int channel = 0; channel < channels; channel++) {
      int base = channel * height * width;
      for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
        int source = fromOffset + base + (y - down) * width;
        int target = toOffset + base + y * width;
        for (int x = Math.max(0, right); x < Math.min(width, width + right); x++) {
          int column = x - right;
          to[target + x] = from[source + (mirrored ? width - 1 - column : column)];
        }
      }
    }
  }

  /** From −shift to shift. */
  private int offset(long bits) {
    return (int) ((bits & 0x7FFFFFFF) % (2L * shift + 1)) - shift;
  }
}
