package org.sparkntk.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** Keeps secrets out of what is written. */
final class Redaction {
  static final String REDACTED = "(redacted)";

  /** Matched against whole dotted keys, as {@code fs.s3a.access.key} may come as nested objects. */
  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "passw|secret|token|credential|(access|private|api|account|session)[._-]?key",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+@");

  private Redaction() {}

  /** A copy without the values of secret keys and without the user part of URIs. */
  static JsonNode tree(JsonNode node) {
    return redact(node, "");
  }

  /** The text without the user part of a URI, as in {@code s3a://key:secret@bucket/}. */
  static String text(String text) {
    return USER_INFO.matcher(text).replaceAll(REDACTED + "@");
  }

  private static JsonNode redact(JsonNode node, String key) {
    if (SECRET_KEY.matcher(key).find()) {
      return new TextNode(REDACTED);
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              entry ->
                  copy.set(
                      text(entry.getKey()),
                      redact(
                          entry.getValue(),
                          key.isEmpty() ? entry.getKey() : key + "." + entry.getKey())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(redact(element, key)));
      return copy;
    }
    return node.isTextual() ? new TextNode(text(node.textValue())) : node;
  }
}
