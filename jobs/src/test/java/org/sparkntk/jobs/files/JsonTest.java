package org.sparkntk.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.errors.InvalidInputException;

final class JsonTest {
  record Shape(int rowCount, int cols, String b, String a) {}

  @Test
  void recordsKeepTheirOrderAndMapsAreSorted() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", new Shape(2, 3, "x", "y"));
    assertThat(Json.text(map))
        .isEqualTo(
            """
            {
              "a" : {
                "row-count" : 2,
                "cols" : 3,
                "b" : "x",
                "a" : "y"
              },
              "z" : 1
            }
            """);
  }

  @Test
  void valueSurvivesWritingAndReading() {
    Shape shape = new Shape(2, 3, "λ \"quoted\"", "\u0001\n");
    assertThat(Json.read(Json.text(shape), Shape.class, "shape.json")).isEqualTo(shape);
  }

  @Test
  void unknownNameIsAnErrorWithFileAndLine() {
    assertThatThrownBy(
            () ->
                Json.read(
                    "{\n\"row-count\": 1, \"cols\": 1, \"b\": \"\", \"a\": \"\", \"rows\": 2}",
                    Shape.class,
                    "s.json"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("s.json, line 2")
        .hasMessageContaining("expected a Shape in JSON")
        .hasMessageContaining("rows");
  }

  @Test
  void missingNameIsAnErrorWithFileAndLine() {
    assertThatThrownBy(() -> Json.read("{\n\"row-count\": 1}", Shape.class, "s.json"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("s.json, line 2")
        .hasMessageContaining("'cols'");
  }

  @Test
  void brokenTextIsAnErrorWithFileAndLine() {
    assertThatThrownBy(() -> Json.tree("{\n\"a\": 1,", "s.json"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("s.json, line 2");
    assertThatThrownBy(() -> Json.tree("{\"a\": 1, \"a\": 2}", "s.json"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("s.json, line 1")
        .hasMessageContaining("Duplicate");
    assertThatThrownBy(() -> Json.tree("{} {}", "s.json"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatIsNoWholeNumberIsNotMadeOne() {
    for (String value : new String[] {"3.7", "\"3\"", "true"}) {
      String text = "{\"row-count\": " + value + ", \"cols\": 1, \"b\": \"\", \"a\": \"\"}";
      assertThatThrownBy(() -> Json.read(text, Shape.class, "s.json"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("s.json, line 1");
    }
  }
}
