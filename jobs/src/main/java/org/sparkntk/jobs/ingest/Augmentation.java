package org.sparkntk.jobs.ingest;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Augment;
import org.sparkntk.jobs.data.AugmentedRowBlocks;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.PictureCrops;
import org.sparkntk.jobs.data.PictureCrops.Mirroring;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Training pictures with copies that are never stored. */
final class Augmentation {
  private Augmentation() {}

  /**
   * The examples with their copies, or as they are where none are wanted.
   *
   * @throws InvalidInputException if they are no pictures, or too many
   */
  static Examples of(DataConfig config, Examples examples) {
    if (config.augment() != Augment.CROP || config.copies() == 1) {
      return examples;
    }
    int n = examples.count();
    int copies = config.copies();
    if ((long) n * copies > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(
          "data.augment-copies: expected at most %,d copies of %,d pictures, found %,d"
              .formatted((Integer.MAX_VALUE - 8) / n, n, copies));
    }
    int[] positions = new int[n * copies];
    for (int copy = 0; copy < copies; copy++) {
      System.arraycopy(examples.positions(), 0, positions, copy * n, n);
    }
    return new Examples(
        new AugmentedRowBlocks(examples.blocks(), copies, crops(config, examples.blocks().width())),
        new Repeated(examples.labels(), copies),
        positions);
  }

  private static PictureCrops crops(DataConfig config, int width) {
    int side = (int) Math.sqrt(width);
    return switch (config.format()) {
      case CIFAR10_BINARY, CIFAR100_BINARY ->
          crops(config, CifarLayout.CHANNELS, CifarLayout.SIDE, Mirroring.AT_RANDOM);
      case IDX -> {
        if (side * side != width) {
          throw new InvalidInputException(
              "data.augment: expected pictures as high as wide, found %d pixels".formatted(width));
        }
        yield crops(config, 1, side, Mirroring.NEVER);
      }
      default ->
          throw new InvalidInputException(
              "data.augment: expected none, since only pictures can be moved (formats"
                  + " cifar10-binary, cifar100-binary and idx), found crop");
    };
  }

  private static PictureCrops crops(
      DataConfig config, int channels, int side, Mirroring mirroring) {
    if (config.shift() >= side) {
      throw new InvalidInputException(
          "data.augment-shift: expected less than the %d pixels of a line, found %d"
              .formatted(side, config.shift()));
    }
    return new PictureCrops(channels, side, side, config.shift(), mirroring, config.augmentSeed());
  }

  /** A list over and over, without copies of it. */
  private static final class Repeated extends AbstractList<String> {
    private final List<String> once;
    private final int times;

    Repeated(List<String> once, int times) {
      this.once = once;
      this.times = times;
    }

    @Override
    public String get(int index) {
      return once.get(Objects.checkIndex(index, size()) % once.size());
    }

    @Override
    public int size() {
      return once.size() * times;
    }
  }
}
