package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.config.DataConfig.Task;

/**
 * The part of the configuration that tasks need to read a text file.
 *
 * @param format CSV, TSV or LIBSVM
 * @param header whether the first line names the columns
 * @param labels whether there are labels
 * @param task what the labels mean
 */
record TextFormat(Format format, boolean header, Labels labels, Task task) implements Serializable {
  static TextFormat of(DataConfig config) {
    return new TextFormat(config.format(), config.header(), config.labels(), config.task());
  }
}
