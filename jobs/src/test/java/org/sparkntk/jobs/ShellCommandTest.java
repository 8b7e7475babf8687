package org.sparkntk.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ShellCommandTest {
  @Test
  void aShellHasTheSameWords() throws IOException {
    String[] words = {"runs/a-b_1.conf", "two words", "it's $HOME", "", "\"*\" \\", "hdfs://h:1/x"};
    String command = "printf '%s\\n' " + ShellCommand.of(words);
    Process shell = new ProcessBuilder("sh", "-c", command).start();
    String out = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(out).isEqualTo(String.join("\n", words) + "\n");
  }

  @Test
  void whatNeedsNoQuotesHasNone() {
    assertThat(ShellCommand.of("scripts/ntk", "fit", "a/0.1-ab.conf"))
        .isEqualTo("scripts/ntk fit a/0.1-ab.conf");
  }
}
