package org.sparkntk.jobs;

/** To be written. */
final class GramJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    throw new UnsupportedOperationException("Gram job");
  }
}
