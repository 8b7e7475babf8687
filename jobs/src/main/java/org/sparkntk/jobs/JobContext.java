package org.sparkntk.jobs;

import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.config.LoadedConfig;

/**
 * What the command line hands to a job.
 *
 * @param job the job's name, as typed
 * @param config the configuration and where it came from
 * @param out the run directory to write
 * @param overwrite whether an existing run directory may be replaced
 * @param fresh whether to do all of it, even if it has been done, or begun and interrupted
 */
record JobContext(String job, LoadedConfig config, Path out, boolean overwrite, boolean fresh) {
  /** Whether an existing run directory gives way. */
  boolean replaces() {
    return overwrite || fresh;
  }
}
