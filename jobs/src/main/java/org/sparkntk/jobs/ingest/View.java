package org.sparkntk.jobs.ingest;

import java.io.Serializable;
import java.util.List;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.errors.InvalidInputException;

/** A way to look at an example that leaves its label as it is. */
interface View extends Serializable {
  /** The examples seen so, in the same order. */
  RawRows of(RawRows rows);

  /**
   * The views of a training set: all examples by the first one, then all by the next.
   *
   * @throws InvalidInputException if the format has no pictures to mirror
   */
  static List<View> ofTraining(DataConfig config) {
    return switch (config.augment()) {
      case NONE, CROP -> asItIs();
      case MIRROR ->
          switch (config.format()) {
            case CIFAR10_BINARY, CIFAR100_BINARY ->
                List.of(rows -> rows, new Mirrored(CifarLayout.SIDE));
            default ->
                throw new InvalidInputException(
                    "data.augment: expected none, since only pictures of objects are the same when"
                        + " mirrored (formats cifar10-binary and cifar100-binary), found mirror");
          };
    };
  }

  /** The only view of a test set. */
  static List<View> asItIs() {
    return List.of(rows -> rows);
  }
}
