package org.sparkntk.jobs;

/** To be written. */
final class KernelJob implements Job {
  @Override
  public int run(JobContext context) throws Exception {
    throw new UnsupportedOperationException("Kernel job");
  }
}
