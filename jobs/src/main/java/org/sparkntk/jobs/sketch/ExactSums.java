package org.sparkntk.jobs.sketch;

import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.serializer.JavaSerializer;

/**
 * Sums of integers by key, which have the same bits in whatever order they are added. They are
 * added on the executors, where each of the arrays is changed in place.
 */
final class ExactSums {
  private ExactSums() {}

  /**
   * Adds up what belongs to the same key.
   *
   * @param terms arrays that nobody else has, of one length for each key
   * @param repeated whether a task has several terms of a key, which it then adds first
   * @param partitions of the result
   */
  static JavaPairRDD<Integer, long[]> byKey(
      JavaSparkContext spark,
      JavaPairRDD<Integer, long[]> terms,
      boolean repeated,
      int partitions) {
    return terms.combineByKey(
        term -> term,
        ExactSums::plus,
        ExactSums::plus,
        new HashPartitioner(partitions),
        repeated,
        forgetful(spark));
  }

  /** Not to keep in memory what has been written, in case it should come again. */
  private static JavaSerializer forgetful(JavaSparkContext spark) {
    return new JavaSerializer(spark.getConf().set("spark.serializer.objectStreamReset", "1"));
  }

  private static long[] plus(long[] sums, long[] more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
    return sums;
  }
}
