package org.sparkntk.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;

/** A run that must end with exit code 2 and one message, and leave nothing behind. */
final class Refusal {
  private final CommandLineRun run;

  private Refusal(CommandLineRun run) {
    this.run = run;
  }

  /** Runs a job into the run directory {@code run} of an experiment. */
  static Refusal of(Experiment experiment, String job, String conf, String... more) {
    Path here = Path.of("").toAbsolutePath();
    Set<String> before = experiment.everything();
    Set<String> beforeHere = Experiment.children(here);
    CommandLineRun run = experiment.run(job, conf, "run", more);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("ntk: ").endsWith(System.lineSeparator());
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(experiment.everything()).isEqualTo(before);
    assertThat(Experiment.children(here)).isEqualTo(beforeHere);
    return new Refusal(run);
  }

  /** Asserts what the message says. */
  Refusal says(String... parts) {
    assertThat(run.err()).contains(parts);
    return this;
  }

  /** Asserts that the run ended before a stage began. */
  Refusal beforeStage(String name) {
    assertThat(run.out().lines()).noneMatch(line -> line.startsWith(name));
    return this;
  }
}
