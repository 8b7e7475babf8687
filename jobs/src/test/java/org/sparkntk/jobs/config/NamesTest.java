package org.sparkntk.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesTest {
  /** Both are two letters away from it. */
  @Test
  void aTieIsBrokenByTheLettersInCommonWhateverTheOrder() {
    assertThat(Names.nearest("rleu", List.of("elu", "relu"))).contains("relu");
    assertThat(Names.nearest("rleu", List.of("relu", "elu"))).contains("relu");
  }

  @Test
  void aNameThatResemblesNoneHasNoNeighbour() {
    assertThat(Names.nearest("convolution", List.of("relu", "dense"))).isEmpty();
  }
}
