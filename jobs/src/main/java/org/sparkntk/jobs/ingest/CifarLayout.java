package org.sparkntk.jobs.ingest;

import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/** The records of the binary CIFAR files: label bytes, then three planes of 32 × 32 pixels. */
enum CifarLayout {
  CIFAR10(0, 10),
  CIFAR100_COARSE(0, 20, 100),
  CIFAR100_FINE(1, 20, 100);

  /** Pixel bytes of an image: red, green and blue planes. */
  static final int WIDTH = 3 * 32 * 32;

  /** Red, green and blue. */
  static final int CHANNELS = 3;

  /** Pixels of a line. */
  static final int SIDE = 32;

  private final int label;

  @SuppressWarnings("ImmutableEnumChecker") // never written to, never handed out
  private final int[] classes;

  CifarLayout(int label, int... classes) {
    this.label = label;
    this.classes = classes;
  }

  /** The layout that the configuration asks for. */
  static CifarLayout of(DataConfig config) {
    if (config.format() == DataConfig.Format.CIFAR10_BINARY) {
      return CIFAR10;
    }
    return switch (config.labelColumn()) {
      case "coarse" -> CIFAR100_COARSE;
      case "fine", "-1" -> CIFAR100_FINE;
      default ->
          throw new InvalidInputException(
              "data.label-column: expected fine or coarse for cifar100-binary, found \""
                  + config.labelColumn()
                  + "\"");
    };
  }

  /** The number of label bytes. */
  int labelBytes() {
    return classes.length;
  }

  /** The bytes of a record. */
  int recordBytes() {
    return classes.length + WIDTH;
  }

  /** Which label byte is the label. */
  int label() {
    return label;
  }

  /** The number of classes of one label byte. */
  int classes(int labelByte) {
    return classes[labelByte];
  }
}
