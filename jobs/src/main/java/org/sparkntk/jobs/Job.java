package org.sparkntk.jobs;

/** One job of the command line: reads a configuration, writes one run directory. */
interface Job {
  /**
   * Does the whole job.
   *
   * @return the exit code: 0 done, 1 failed honestly (not converged)
   */
  int run(JobContext context) throws Exception;
}
