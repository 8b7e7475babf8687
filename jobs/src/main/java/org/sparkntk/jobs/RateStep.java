package org.sparkntk.jobs;

import org.sparkntk.jobs.estimate.MachineRate;

/**
 * The rate of this machine's matrix products beside a run, before and after it, as others that work
 * on the machine come and go: for a hundredth of its time.
 */
final class RateStep {
  private static final double LEAST_SECONDS = 0.025;
  private static final double MOST_SECONDS = 1;
  private static final double SHARE = 0.01;

  private final SparkRun run;
  private final double before;
  private final long begun;

  private RateStep(SparkRun run) {
    this.run = run;
    this.before = MachineRate.gflops(run.spark(), LEAST_SECONDS);
    this.begun = System.nanoTime();
  }

  static RateStep begin(SparkRun run) {
    return new RateStep(run);
  }

  /** Puts the mean over the time of both measurements into the metrics. */
  void end() {
    double share = SHARE * (System.nanoTime() - begun) / 1e9;
    double seconds = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, share));
    double after = MachineRate.gflops(run.spark(), seconds);
    double mean = (before * LEAST_SECONDS + after * seconds) / (LEAST_SECONDS + seconds);
    run.run().metrics().put("machine.gflops", mean);
  }
}
