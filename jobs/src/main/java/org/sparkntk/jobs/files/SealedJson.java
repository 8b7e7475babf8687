package org.sparkntk.jobs.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * JSON objects with a checksum among their values: the CRC-32C of the text that {@link Json} writes
 * for the object with an empty checksum. Spaces and line breaks may change, values may not.
 */
public final class SealedJson {
  private static final String CHECKSUM = "checksum";

  private SealedJson() {}

  /**
   * The text of a record with the checksum filled in.
   *
   * @param value a record with a component {@code checksum}
   */
  public static String text(Object value) {
    ObjectNode tree = (ObjectNode) Json.tree(Json.text(value), value.getClass().getSimpleName());
    return Json.text(tree.put(CHECKSUM, checksum(tree)));
  }

  /**
   * Checks that an object is what was written.
   *
   * @param file where it comes from, for messages
   * @throws InvalidInputException if a value has changed
   */
  public static void require(JsonNode tree, String file) {
    String found = tree.path(CHECKSUM).asText("none");
    String expected = tree instanceof ObjectNode object ? checksum(object) : "";
    if (!found.equals(expected)) {
      throw InvalidInputException.at(
          file, CHECKSUM, "CRC-32C " + found, expected + " (the file has changed)");
    }
  }

  private static String checksum(ObjectNode tree) {
    CRC32C crc = new CRC32C();
    crc.update(Json.text(tree.deepCopy().put(CHECKSUM, "")).getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
