package org.sparkntk.jobs;

/** To be written. */
final class FitJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    throw new UnsupportedOperationException("Fit job");
  }
}
