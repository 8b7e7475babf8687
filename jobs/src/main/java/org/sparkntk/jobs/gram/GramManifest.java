package org.sparkntk.jobs.gram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
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
    if (n < 1 || tileSize < 1 || blocksSha256.size() != (n + tileSize - 1L) / tileSize) {
      throw new IllegalArgumentException(
          "%d hashes for blocks of %d of %d rows".formatted(blocksSha256.size(), tileSize, n));
    }
  }

  /** What the rows of a data set are recognised by. */
  @FunctionalInterface
  interface Fingerprints {
    /** SHA-256 of the first rows of a block. */
    String of(int block, int rows);
  }

  /**
   * Reads a manifest.
   *
   * @param file where the text comes from, for messages
   * @return empty if the text is damaged
   * @throws InvalidInputException if it is of another format or version, which may differ in
   *     everything else
   */
  static Optional<GramManifest> find(String text, String file) {
    Optional<JsonNode> tree = parse(text, JsonNode.class, file);
    if (tree.isEmpty() || !tree.get().has("format") || !tree.get().has("version")) {
      return Optional.empty();
    }
    String format = tree.get().get("format").asText();
    if (!format.equals(FORMAT)) {
      throw InvalidInputException.at(file, "format", FORMAT, format);
    }
    String version = tree.get().get("version").asText();
    if (!version.equals(String.valueOf(VERSION))) {
      throw InvalidInputException.at(file, "version", VERSION + " (or another directory)", version);
    }
    return parse(text, GramManifest.class, file);
  }

  private static <T> Optional<T> parse(String text, Class<T> type, String file) {
    try {
      return Optional.of(Json.read(text, type, file));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  /**
   * Checks that the tiles of this store serve another matrix: the same one, or one of more or fewer
   * rows that begins alike.
   *
   * @param wanted the other one
   * @param data the rows of the other one
   * @param file of this store, for the message
   * @throws InvalidInputException with both values of the first difference
   */
  void requireServes(GramManifest wanted, Fingerprints data, String file) {
    same(file, "kernel-sha256", wanted.kernelSha256, kernelSha256);
    same(file, "preprocessing-sha256", wanted.preprocessingSha256, preprocessingSha256);
    same(file, "tile-size", String.valueOf(wanted.tileSize), String.valueOf(tileSize));
    int whole = Math.min(n, wanted.n) / tileSize;
    for (int b = 0; b < whole; b++) {
      same(file, place(b, tileSize), wanted.blocksSha256.get(b), blocksSha256.get(b));
    }
    int rest = n % tileSize;
    if (rest > 0 && n <= wanted.n) {
      same(file, place(whole, rest), data.of(whole, rest), blocksSha256.get(whole));
    }
  }

  private String place(int block, int rows) {
    long first = (long) block * tileSize;
    return "blocks-sha256 of rows %,d to %,d".formatted(first, first + rows - 1);
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
