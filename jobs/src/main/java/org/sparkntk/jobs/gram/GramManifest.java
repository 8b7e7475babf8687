package org.sparkntk.jobs.gram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Json;

/**
 * {@code gram.json}: which matrix a store holds. Written before the first tile, so a store may lack
 * tiles.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format
 * @param n rows and columns
 * @param tileSize rows and columns of all tiles but the last
 * @param kernelSha256 of the kernel's configuration
 * @param preprocessingSha256 of what is done to the features
 * @param blocksSha256 of the raw rows of every block
 * @param kernel the kernel's configuration, precision included
 */
record GramManifest(
    String format,
    int version,
    int n,
    int tileSize,
    String kernelSha256,
    String preprocessingSha256,
    List<String> blocksSha256,
    JsonNode kernel) {
  static final String FILE = "gram.json";
  static final String FORMAT = "spark-ntk gram";
  static final int VERSION = 1;

  GramManifest {
    blocksSha256 = List.copyOf(blocksSha256);
  }

  /** The version comes first: another version may differ in everything else. */
  static GramManifest read(String text, String file) {
    JsonNode tree = Json.tree(text, file);
    String format = tree.path("format").asText("none");
    if (!format.equals(FORMAT)) {
      throw InvalidInputException.at(file, "format", FORMAT, format);
    }
    int version = tree.path("version").asInt(0);
    if (version != VERSION) {
      throw InvalidInputException.at(
          file, "version", VERSION + " (or another directory)", String.valueOf(version));
    }
    return Json.read(text, GramManifest.class, file);
  }

  /**
   * Checks that the tiles of this store serve another matrix: the same one, or one of more or fewer
   * rows that begins alike.
   *
   * @param wanted the other one
   * @param file of this store, for the message
   * @throws InvalidInputException with both values of the first difference
   */
  void requireServes(GramManifest wanted, String file) {
    same(file, "kernel-sha256", wanted.kernelSha256, kernelSha256);
    same(file, "preprocessing-sha256", wanted.preprocessingSha256, preprocessingSha256);
    same(file, "tile-size", String.valueOf(wanted.tileSize), String.valueOf(tileSize));
    int whole = Math.min(n, wanted.n) / tileSize;
    for (int b = 0; b < whole; b++) {
      same(
          file,
          "blocks-sha256 of rows %,d to %,d"
              .formatted((long) b * tileSize, (b + 1L) * tileSize - 1),
          wanted.blocksSha256.get(b),
          blocksSha256.get(b));
    }
  }

  private static void same(String file, String place, String expected, String found) {
    if (!expected.equals(found)) {
      throw InvalidInputException.at(
          file,
          place,
          expected + " (this run)",
          found + " (the store); give gram.store another directory");
    }
  }
}
