package org.sparkntk.jobs.sketch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.files.Sha256;
import org.sparkntk.kernels.features.FeatureMap;
import org.sparkntk.kernels.features.FeatureMapFactory;

/**
 * A feature map for all executors: what makes it is broadcast, and each JVM makes it once, however
 * many others are in use and whoever else asks for the same one. It stays while somebody has it,
 * and then while there is memory.
 */
public final class SharedMap implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Cache<String, FeatureMap> MAPS = Caffeine.newBuilder().softValues().build();

  private final String key;
  private final Broadcast<FeatureMapFactory> factory;

  /** A task that has got the map keeps it. */
  private transient volatile @Nullable FeatureMap mine;

  /** Sends what makes the map to the executors. */
  public SharedMap(JavaSparkContext spark, FeatureMapFactory factory) {
    this.key = key(factory);
    this.factory = spark.broadcast(factory);
  }

  /** The same for what makes the same map. */
  private static String key(FeatureMapFactory factory) {
    Sha256 hash = new Sha256();
    try (ObjectOutputStream out = new ObjectOutputStream(hash.stream())) {
      out.writeObject(factory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hash.hex();
  }

  /** The map, in whichever JVM this is. */
  public FeatureMap get() {
    FeatureMap map = mine;
    if (map == null) {
      map = MAPS.get(key, unused -> factory.value().map());
      mine = map;
    }
    return map;
  }

  /** Frees the executors' memory of what makes the map. */
  public void destroy() {
    mine = null;
    factory.destroy();
  }
}
