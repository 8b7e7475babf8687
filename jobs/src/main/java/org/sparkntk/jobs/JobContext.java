package org.sparkntk.jobs;

import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.config.LoadedConfig;
import org.sparkntk.jobs.files.Existing;

/**
 * What the command line, or a comparison, hands to a job.
 *
 * @param job the job's name, as typed
 * @param config the configuration and where it came from
 * @param out the run directory to write
 * @param overwrite whether an existing run directory may be replaced
 * @param fresh whether to do all of it, even if it has been done, or begun and interrupted
 * @param within what the comparison lends to the job, if it is a cell of one
 */
record JobContext(
    String job,
    LoadedConfig config,
    Path out,
    boolean overwrite,
    boolean fresh,
    Optional<Shared> within) {
  /** What becomes of an existing run directory. */
  Existing existing() {
    if (overwrite || fresh) {
      return Existing.REPLACE;
    }
    return within.isPresent() ? Existing.UPDATE : Existing.COMPARE;
  }
}
