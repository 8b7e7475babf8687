package org.sparkntk.jobs;

/** To be written. */
final class PredictJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    throw new UnsupportedOperationException("Predict job");
  }
}
