package org.sparkntk.jobs.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.ml.linalg.Vector;
import org.sparkntk.kernels.random.RandomStream;

/**
 * A vector with a hash of the seed and its content: equal vectors have equal hashes, dense or
 * sparse.
 */
record Hashed(long hash, Vector vector) implements Serializable {
  /** By hash; vectors that share one by accident, by their numbers. */
  static final class Order implements Comparator<Hashed>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Hashed a, Hashed b) {
      return a.hash != b.hash || a.vector.equals(b.vector)
          ? Long.compare(a.hash, b.hash)
          : Arrays.compare(a.vector.toArray(), b.vector.toArray());
    }
  }

  static Function<Vector, Hashed> by(long seed) {
    RandomStream stream = RandomStream.of(seed, "landmarks by content", 0);
    return vector -> new Hashed(hash(stream, vector), vector);
  }

  private static long hash(RandomStream stream, Vector vector) {
    long[] hash = {stream.bits(vector.size())};
    vector.foreachNonZero(
        (index, value) -> {
          long bits = Double.doubleToLongBits((Double) value);
          hash[0] = stream.bits(hash[0] ^ stream.bits(bits + (Integer) index));
          return scala.runtime.BoxedUnit.UNIT;
        });
    return hash[0];
  }
}
