package org.sparkntk.jobs.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong(17);

  @Test
  void stageHasOneLineAtItsStartAndOneAtItsEnd() {
    Progress progress = piped();
    try (Stage stage = progress.start("gram", "n=8000, 36 tiles")) {
      clock.addAndGet(12_340_000_000L);
      assertThat(stage.finish("36 tiles, 4.2 GFLOP/s")).isEqualTo(12.34);
    }
    assertThat(printed())
        .isEqualTo(
            """
            gram       n=8000, 36 tiles
            gram       done in 12.3 s, 36 tiles, 4.2 GFLOP/s
            """);
    assertThat(progress.metrics()).containsExactly(entry("gram.seconds", 12.34));
  }

  @Test
  void stageThatFailsSaysSo() {
    Progress progress = piped();
    assertThatThrownBy(
            () -> {
              try (Stage stage = progress.start("read", "train.csv")) {
                stage.steps(3, "files");
                throw new IllegalStateException("bad file");
              }
            })
        .hasMessage("bad file");
    assertThat(printed()).endsWith("read       broken off after 0.00 s\n");
    progress.start("next", "works").finish("");
    assertThat(printed()).endsWith("next       done in 0.00 s\n");
  }

  @Test
  void pipedStepsGiveALineEveryTenSecondsAtMost() {
    Progress progress = piped();
    try (Stage stage = progress.start("solve", "n=8000")) {
      stage.steps(100, "passes");
      for (int i = 0; i < 50; i++) {
        clock.addAndGet(SECOND / 2);
        stage.advance(1, "residual 3.2e-4");
      }
      stage.finish("");
    }
    assertThat(printed())
        .isEqualTo(
            """
            solve      n=8000
            solve      20/100 passes, 20 %, 2.00 passes/s, 40.0 s left, residual 3.2e-4
            solve      40/100 passes, 40 %, 2.00 passes/s, 30.0 s left, residual 3.2e-4
            solve      done in 25.0 s
            """);
  }

  @Test
  void stepsOfUnknownNumberHaveARateButNoTimeLeft() {
    Progress progress = piped();
    try (Stage stage = progress.start("solve", "n=8000")) {
      stage.steps("passes");
      clock.addAndGet(20 * SECOND);
      stage.advance(5);
      stage.finish("");
    }
    assertThat(printed()).contains("solve      5 passes, 0.250 passes/s\n");
  }

  @Test
  void logHasTheSameLinesEvenThoseFromBeforeItWasThere() {
    Progress progress = piped();
    List<String> log = new ArrayList<>();
    progress.start("read", "2 files").finish("100 rows");
    progress.logTo(log::add);
    progress.line("preconditioner: none");
    progress.start("gram", "n=100").finish("");
    assertThat(String.join("\n", log) + "\n").isEqualTo(printed());
    assertThat(log).hasSize(5);
  }

  @Test
  void stagesOfOneNameAddUpTheirSeconds() {
    Progress progress = piped();
    for (int i = 0; i < 2; i++) {
      Stage stage = progress.start("predict", "block " + i);
      clock.addAndGet(2 * SECOND);
      stage.finish("");
    }
    assertThat(progress.metrics()).containsExactly(entry("predict.seconds", 4.0));
  }

  @Test
  void onlyOneStageIsOpenAtATime() {
    Progress progress = piped();
    progress.start("gram", "");
    assertThatThrownBy(() -> progress.start("solve", ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("stage solve cannot start before stage gram ends");
  }

  @Test
  void terminalShowsABarWhileTheStageRunsAndErasesIt() {
    Progress progress =
        new Progress(
            new Console(new PrintStream(bytes, true, UTF_8), true), JobGroups.NONE, clock::get);
    try (Stage stage = progress.start("gram", "n=8000")) {
      stage.steps(4, "tiles");
      stage.advance(3, "residual 3.2e-4");
      stage.finish("4 tiles");
    }
    String text = printed();
    assertThat(text).contains("75%").contains("3/4 tiles").contains("residual 3.2e-4");
    String afterErasing = text.substring(text.lastIndexOf("\r\u001b[K") + 4);
    assertThat(afterErasing).isEqualTo("gram       done in 0.00 s, 4 tiles\n");
  }

  @Test
  void lineAppearsAboveTheBar() {
    Console console = new Console(new PrintStream(bytes, true, UTF_8), true);
    console.bar("[==  ]");
    console.line("a line");
    assertThat(printed()).isEqualTo("\r\u001b[K[==  ]\r\u001b[Ka line\n[==  ]");
  }

  @Test
  void durationsReadWell() {
    assertThat(Durations.text(0.004)).isEqualTo("0.00 s");
    assertThat(Durations.text(9.994)).isEqualTo("9.99 s");
    assertThat(Durations.text(9.996)).isEqualTo("10.0 s");
    assertThat(Durations.text(99.97)).isEqualTo("1 min 40 s");
    assertThat(Durations.text(3599.4)).isEqualTo("59 min 59 s");
    assertThat(Durations.text(3600)).isEqualTo("1 h 00 min");
    assertThat(Durations.text(7530)).isEqualTo("2 h 06 min");
  }

  private Progress piped() {
    return new Progress(
        new Console(new PrintStream(bytes, true, UTF_8), false), JobGroups.NONE, clock::get);
  }

  private String printed() {
    return bytes.toString(UTF_8);
  }
}
