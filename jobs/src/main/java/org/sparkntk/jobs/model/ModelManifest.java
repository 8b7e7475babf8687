package org.sparkntk.jobs.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.files.StoredFile;

/**
 * {@code model.json}: everything of a model but its arrays.
 *
 * @param format always {@link #FORMAT}
 * @param version of the format
 * @param kernel the {@code kernel} section of the configuration
 * @param ridge λ, absolute
 * @param targets how scores become labels
 * @param sketch the {@code sketch} section where the coefficients are of random features, {@code
 *     {}} where they are of examples; earlier versions have none
 * @param rows of the coefficients: examples, or features
 * @param width features per example that goes in
 * @param blockSize rows of every block of examples but the last
 * @param coefficients the file of α, rows × outputs
 * @param residualProducts the file of RᵀR; a model of version 1 has none
 * @param examples the files of the blocks of examples, in order
 * @param preprocessing of the features
 * @param checksum CRC-32C of the text with {@link #UNSEALED} in its place; earlier versions have
 *     none
 */
record ModelManifest(
    String format,
    int version,
    JsonNode kernel,
    JsonNode sketch,
    double ridge,
    TargetEncoding targets,
    int rows,
    int width,
    int blockSize,
    StoredFile coefficients,
    StoredFile residualProducts,
    List<StoredFile> examples,
    Preprocessing preprocessing,
    String checksum) {
  static final String FORMAT = "spark-ntk model";
  static final int VERSION = 4;

  /** The first version with a checksum. */
  static final int SEALED = 3;

  /** In place of a file that an earlier version did not have. */
  static final StoredFile NO_FILE = new StoredFile("", "");

  /** In the place of the checksum while it is computed, and of that of an earlier version. */
  static final String UNSEALED = "";

  /** What a version lacks, by name, and what stands for it: versions are read from the first on. */
  static SortedMap<String, Object> missing(int version) {
    SortedMap<String, Object> missing = new TreeMap<>();
    if (version < 2) {
      missing.put("residual-products", NO_FILE);
    }
    if (version < SEALED) {
      missing.put("checksum", UNSEALED);
    }
    if (version < VERSION) {
      missing.put("sketch", Map.of());
    }
    return missing;
  }
}
