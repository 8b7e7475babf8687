package org.sparkntk.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against the known answers of the paper's own distribution. */
class PhiloxTest {
  @Test
  void zeroHasItsKnownAnswer() {
    assertThat(Philox.bits(0, 0, 0, 0)).isEqualTo(0xe169c58d_6627e8d5L);
    assertThat(Philox.bits(0, 0, 0, 1)).isEqualTo(0x9b00dbd8_bc57ac4cL);
  }

  @Test
  void onesHaveTheirKnownAnswer() {
    assertThat(Philox.bits(-1, -1, -1, 0)).isEqualTo(0x41c83b0e_408f276dL);
    assertThat(Philox.bits(-1, -1, -1, 1)).isEqualTo(0x6d5451fd_a20bc7c6L);
  }

  @Test
  void digitsOfPiHaveTheirKnownAnswer() {
    long low = 0x85a308d3_243f6a88L;
    long high = 0x03707344_13198a2eL;
    long key = 0x299f31d0_a4093822L;
    assertThat(Philox.bits(low, high, key, 0)).isEqualTo(0x94fdcceb_d16cfe09L);
    assertThat(Philox.bits(low, high, key, 1)).isEqualTo(0x24126ea1_5001e420L);
  }
}
