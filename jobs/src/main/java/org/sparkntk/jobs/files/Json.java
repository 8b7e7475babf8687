package org.sparkntk.jobs.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * JSON as this project writes and reads it: pretty printed, kebab-case names, the components of
 * records in their declared order and the entries of maps sorted, so that equal values give equal
 * text. Reading refuses unknown, repeated and missing names, and texts or fractions in the place of
 * whole numbers.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /** The JSON text of a record, map, list or tree, ending in a new line. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a value for JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads a record or a map.
   *
   * @param text the whole JSON text
   * @param type what it is read as
   * @param file where the text comes from, for messages
   * @throws InvalidInputException naming the file, the line and the column, if the text is not JSON
   *     or does not fit the type
   */
  public static <T> T read(String text, Class<T> type, String file) {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null || value instanceof NullNode) {
        throw InvalidInputException.at(
            file, "whole file", "a " + type.getSimpleName() + " in JSON", "null");
      }
      return value;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw InvalidInputException.at(
          file,
          place == null
              ? "whole file"
              : "line " + place.getLineNr() + ", column " + place.getColumnNr(),
          "a " + type.getSimpleName() + " in JSON",
          e.getOriginalMessage());
    }
  }

  /** Reads any JSON as a tree; the same errors as {@link #read}. */
  public static JsonNode tree(String text, String file) {
    return read(text, JsonNode.class, file);
  }
}
