package org.sparkntk.jobs.ingest;

import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.sparkntk.jobs.errors.InvalidInputException;

/** What Spark says of a Parquet file that it cannot read, as a message to the file's owner. */
final class ParquetErrors {
  private static final String FAILED = "FAILED_READ_FILE";

  private ParquetErrors() {}

  /**
   * Reads.
   *
   * @throws InvalidInputException if a file is damaged; all else passes through
   */
  static <T> T translate(Callable<T> reading) {
    try {
      return reading.call();
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SparkThrowable spark
            && String.valueOf(spark.getCondition()).startsWith(FAILED)) {
          throw new InvalidInputException(message(spark, cause));
        }
      }
      throw ParquetErrors.<RuntimeException>unchecked(e);
    }
  }

  private static String message(SparkThrowable spark, Throwable error) {
    Throwable innermost = error;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String path = spark.getMessageParameters().getOrDefault("path", "a file of the data set");
    return "%s: expected a whole Parquet file, found a damaged one (%s)"
        .formatted(path, String.valueOf(innermost.getMessage()).lines().findFirst().orElse(""));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E unchecked(Exception e) throws E {
    throw (E) e;
  }
}
