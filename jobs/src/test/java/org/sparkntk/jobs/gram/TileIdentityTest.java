package org.sparkntk.jobs.gram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.linalg.Precision;

class TileIdentityTest {
  private static final List<String> BLOCKS = List.of("b0", "b1", "b0");

  private static TileIdentity identity(String kernel, String preprocessing, Precision precision) {
    return new TileIdentity(kernel, preprocessing, BLOCKS, precision);
  }

  @Test
  void whateverTheEntriesDependOnGivesAnotherIdentity() {
    TileIdentity identity = identity("k", "p", Precision.FLOAT64);
    List<String> contents =
        Stream.of(
                identity.of(0, 1),
                identity.of(1, 2),
                identity.of(1, 1),
                // Equal rows, but the diagonal has its own arithmetic.
                identity.of(0, 0),
                identity.of(0, 2),
                identity("l", "p", Precision.FLOAT64).of(0, 1),
                identity("k", "q", Precision.FLOAT64).of(0, 1),
                identity("k", "p", Precision.FLOAT32).of(0, 1))
            .toList();
    assertThat(contents).doesNotHaveDuplicates();
  }

  @Test
  void theSameRowsElsewhereAreTheSameTile() {
    TileIdentity identity = identity("k", "p", Precision.FLOAT64);
    assertThat(identity.of(2, 2)).isEqualTo(identity.of(0, 0));
  }
}
