package org.sparkntk.jobs.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Standardise;
import org.sparkntk.jobs.data.FeatureMoments;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.errors.InvalidInputException;
import scala.Tuple2;

/**
 * Fits the preprocessing on training blocks. Every block is summed up in a task; the driver merges
 * the blocks in the order of their indices, so no bit depends on the partitions.
 */
final class PreprocessingFit {
  private PreprocessingFit() {}

  /** Refuses what the format cannot do, before anything is read. */
  static void check(DataConfig config) {
    if (config.standardise() == Standardise.CHANNEL) {
      channels(config);
    }
  }

  /**
   * Fits what the configuration asks for.
   *
   * @param blocks all training examples
   * @param width features per example
   */
  static Preprocessing fit(DataConfig config, JavaPairRDD<Integer, RawRows> blocks, int width) {
    Preprocessing fitted =
        switch (config.standardise()) {
          case NONE -> Preprocessing.none(width);
          case FEATURE -> Preprocessing.byFeature(moments(blocks));
          case CHANNEL -> Preprocessing.byChannel(moments(blocks), channels(config));
        };
    return config.unitNorm() ? fitted.withUnitNorm() : fitted;
  }

  private static FeatureMoments moments(JavaPairRDD<Integer, RawRows> blocks) {
    List<Tuple2<Integer, FeatureMoments>> parts =
        new ArrayList<>(blocks.mapValues(FeatureMoments::of).collect());
    parts.sort(Comparator.comparing(Tuple2::_1));
    FeatureMoments all = parts.get(0)._2();
    for (Tuple2<Integer, FeatureMoments> part : parts.subList(1, parts.size())) {
      all = all.merge(part._2());
    }
    return all;
  }

  private static int channels(DataConfig config) {
    return switch (config.format()) {
      case CIFAR10_BINARY, CIFAR100_BINARY -> 3;
      case IDX -> 1;
      default ->
          throw new InvalidInputException(
              "data.standardise: expected none or feature, since only images have channels (formats"
                  + " cifar10-binary, cifar100-binary and idx), found channel");
    };
  }
}
