package org.sparkntk.kernels.random;

/**
 * The counter-based generator Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, section 4.3): a
 * bijection of 128-bit counters, one for each 64-bit key.
 */
final class Philox {
  private static final int ROUNDS = 10;
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final long LOW = 0xFFFFFFFFL;

  private Philox() {}

  /**
   * Half of a block.
   *
   * @param counterLow words 0 (low) and 1 of the counter
   * @param counterHigh words 2 (low) and 3 of the counter
   * @param key words 0 (low) and 1 of the key
   * @param half 0: words 0 (low) and 1 of the result; 1: words 2 (low) and 3
   */
  static long bits(long counterLow, long counterHigh, long key, int half) {
    int c0 = (int) counterLow;
    int c1 = (int) (counterLow >>> 32);
    int c2 = (int) counterHigh;
    int c3 = (int) (counterHigh >>> 32);
    int k0 = (int) key;
    int k1 = (int) (key >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = (MULTIPLIER_0 & LOW) * (c0 & LOW);
      long p1 = (MULTIPLIER_1 & LOW) * (c2 & LOW);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return half == 0 ? word(c0, c1) : word(c2, c3);
  }

  private static long word(int low, int high) {
    return (low & LOW) | ((long) high << 32);
  }
}
