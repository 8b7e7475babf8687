package org.sparkntk.jobs.sketch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.Serializable;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.FeatureMapFactory;

/** A feature map for all executors: what makes it is broadcast, and each JVM makes it once. */
public final class SharedMap implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A comparison of maps uses one after the other. */
  private static final int KEPT = 2;

  private static final Cache<String, FeatureMap> MAPS =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  private final String id = UUID.randomUUID().toString();
  private final Broadcast<FeatureMapFactory> factory;

  /** Sends what makes the map to the executors. */
  public SharedMap(JavaSparkContext spark, FeatureMapFactory factory) {
    this.factory = spark.broadcast(factory);
  }

  /** The map, in whichever JVM this is. */
  public FeatureMap get() {
    return MAPS.get(id, unused -> factory.value().map());
  }

  /** Frees the executors' memory of what makes the map. */
  public void destroy() {
    MAPS.invalidate(id);
    factory.destroy();
  }
}
