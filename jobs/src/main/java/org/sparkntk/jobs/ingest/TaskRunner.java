package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Runs work on files in Spark tasks.
 *
 * @param spark the driver's context
 * @param storage opens the files
 * @param partitions the largest number of Spark partitions; no result depends on it
 */
record TaskRunner(JavaSparkContext spark, Storage storage, int partitions) {
  /** Work on a file, done in a task. */
  interface Work<T, R> extends Serializable {
    R apply(Storage storage, T task) throws IOException;
  }

  /** The results of the work on every task, lazily. */
  <T, R> JavaRDD<R> run(List<T> tasks, Work<T, R> work) {
    Storage files = storage;
    return spread(tasks).map(task -> work.apply(files, task));
  }

  /** The chunks that the tasks read, lazily and one after the other. */
  <T> JavaRDD<Chunk> read(List<T> tasks, Work<T, Chunks> work) {
    Storage files = storage;
    return spread(tasks)
        .flatMap(
            task -> {
              Chunks chunks = work.apply(files, task);
              // For a task that fails or is cancelled half-way.
              TaskCompletionListener closing = ended -> Chunks.closeUnchecked(chunks);
              TaskContext.get().addTaskCompletionListener(closing);
              return Chunks.closingAtEnd(chunks);
            });
  }

  private <T> JavaRDD<T> spread(List<T> tasks) {
    return spark.parallelize(tasks, Math.max(1, Math.min(partitions, tasks.size())));
  }
}
