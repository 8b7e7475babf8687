package org.sparkntk.jobs.distributed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.sparkntk.kernels.Panel;

/**
 * The panels that this JVM has prepared; those that are used least leave first. It may take a tenth
 * of the heap, outside the part that Spark manages for tiles.
 */
final class PanelCache {
  /** Weights are ints, so panels are weighed in KiB. */
  private static final int UNIT = 1024;

  private static final Cache<Key, Panel> CACHE =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / 10 / UNIT)
          .weigher((Key key, Panel panel) -> (int) (1 + panel.bytes() / UNIT))
          .build();

  private PanelCache() {}

  /** The panel under {@code key}, prepared by {@code loader} if it is not here; once per key. */
  static Panel get(Key key, Supplier<Panel> loader) {
    return CACHE.get(key, k -> loader.get());
  }

  /**
   * Names a panel in every JVM.
   *
   * @param source the {@link PanelSource}'s id
   * @param block its block
   */
  record Key(String source, int block) {}
}
