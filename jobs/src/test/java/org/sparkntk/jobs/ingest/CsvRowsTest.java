package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.errors.InvalidInputException;

final class CsvRowsTest {
  private static final TestData PLAIN = TestData.of(Format.CSV);

  /** Every example as {@code label:[features]}. */
  private static List<String> read(TestData data, String text) {
    DataConfig config = data.config();
    Columns columns = CsvRows.columns(Bytes.stream(text), "t.csv", config);
    try (CsvRows rows = new CsvRows(Bytes.stream(text), "t.csv", columns, TextFormat.of(config))) {
      return Listed.examples(rows, GrowingRows.dense(columns.features().size(), 100));
    }
  }

  @Test
  void theLabelIsInTheLastColumnUnlessToldOtherwise() {
    assertThat(read(PLAIN, "1,2,a\n3.5,-4e1,b\n"))
        .containsExactly("a:[1.0, 2.0]", "b:[3.5, -40.0]");
  }

  @ParameterizedTest
  @CsvSource({"0, 1:[2.0; 3.0]", "1, 2:[1.0; 3.0]", "-3, 1:[2.0; 3.0]", "y, 3:[1.0; 2.0]"})
  void theLabelColumnIsANameOrAnIndex(String column, String expected) {
    TestData data = TestData.of(Format.CSV).header().labelColumn(column);
    assertThat(read(data, "x,z,y\n1,2,3\n")).containsExactly(expected.replace(';', ','));
  }

  @Test
  void aNameThatLooksLikeAnIndexIsAName() {
    TestData data = TestData.of(Format.CSV).header().labelColumn("0");
    assertThat(read(data, "1,0\n5,6\n")).containsExactly("6:[5.0]");
  }

  @Test
  void featureColumnsAreTakenInTheOrderAskedFor() {
    TestData data = TestData.of(Format.CSV).header().labelColumn("y").featureColumns("c", "0");
    assertThat(read(data, "a,text,c,y\n1,ignored,3,4\n")).containsExactly("4:[3.0, 1.0]");
  }

  /** The first column of such files has a number of the row and no name. */
  @Test
  void droppedColumnsAreNoFeatures() {
    TestData data = TestData.of(Format.TSV).header().dropColumns("0");
    assertThat(read(data, "\tx\ty\n1\t-0.5\t2\n2\t1.5\t3\n"))
        .containsExactly("2:[-0.5]", "3:[1.5]");
    assertThat(read(data.dropColumns("x"), "\tx\ty\n1\t-0.5\t2\n")).containsExactly("2:[1.0]");
  }

  @Test
  void withoutLabelsEveryColumnIsAFeature() {
    assertThat(read(TestData.of(Format.CSV).withoutLabels(), "1,2\n"))
        .containsExactly(":[1.0, 2.0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,a\r\n3,4,b\r\n",
        "1,2,a\n3,4,b",
        "1,2,a\r\n3,4,b\n",
        "\uFEFF1,2,a\n3,4,b\n",
        "\uFEFF\"1\",2,\"a\"\n3,4,b\n",
        "1,2,a\n3,4,b\n\n \n\r\n",
        "1 , 2, a \n3,\"4\",\"b\"\n"
      })
  void lineEndsMarksBlanksAndQuotesDoNotMatter(String text) {
    assertThat(read(PLAIN, text)).containsExactly("a:[1.0, 2.0]", "b:[3.0, 4.0]");
  }

  @Test
  void quotedLabelsMayHoldCommasAndQuotes() {
    assertThat(read(PLAIN, "1,\"a, \"\"b\"\"\"\n")).containsExactly("a, \"b\":[1.0]");
  }

  @Test
  void tabsSeparateTsv() {
    TestData data = TestData.of(Format.TSV).labelColumn("0");
    assertThat(read(data, "-1\t0.5\t 2\r\n1\t3\t4"))
        .containsExactly("-1:[0.5, 2.0]", "1:[3.0, 4.0]");
  }

  private static void refused(TestData data, String text, String message) {
    assertThatThrownBy(() -> read(data, text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  @Test
  void aMissingValueIsRefused() {
    refused(
        TestData.of(Format.CSV).header(),
        "x,age,y\n1,2,a\n1,,b\n",
        "t.csv, line 3, column 1 \"age\": expected a number, found nothing (a missing value)");
    refused(
        TestData.of(Format.TSV),
        "\t1\ta\n",
        "t.csv, line 1, column 0: expected a number, found nothing (a missing value)");
  }

  @Test
  void aMissingLabelIsRefused() {
    refused(
        PLAIN,
        "1,2,a\n1,2,\n",
        "t.csv, line 2, column 2: expected a label, found nothing (a missing value)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "inf", "-Infinity", "1e999", "?", "twelve", "1.0f"})
  void whatIsNoFiniteNumberIsRefused(String value) {
    refused(
        PLAIN,
        "1,2,a\n\n1," + value + ",b\n",
        "t.csv, line 3, column 1: expected a finite number, found \"" + value + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "inf", "high"})
  void aRegressionLabelMustBeAFiniteNumber(String value) {
    refused(
        TestData.of(Format.CSV).regression(),
        "1,2\n1," + value + "\n",
        "t.csv, line 2, column 1: expected a finite number as regression target, found \""
            + value
            + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2\n", "1,2,3,4\n", "1,2,3,\n"})
  void aRaggedRowIsRefused(String row) {
    int found = row.split(",", -1).length;
    refused(PLAIN, "1,2,a\n" + row, "t.csv, line 2: expected 3 columns, found " + found);
  }

  @Test
  void aMissingLabelColumnIsRefused() {
    refused(
        TestData.of(Format.CSV).header().labelColumn("class"),
        "x,y\n1,2\n",
        "t.csv, header: expected a column \"class\" (data.label-column), found the columns [x, y]");
    refused(
        TestData.of(Format.CSV).labelColumn("class"),
        "1,2\n",
        "t.csv, header: expected a column \"class\" (data.label-column), found no column names"
            + " (data.header = false)");
    refused(
        TestData.of(Format.CSV).labelColumn("2"),
        "1,2\n",
        "t.csv, line 1: expected a column 2 (data.label-column, from -2 to 1), found 2 columns");
  }

  @Test
  void theLabelIsNoFeature() {
    refused(
        TestData.of(Format.CSV).featureColumns("0", "1"),
        "1,2\n",
        "data.feature-columns: expected no label among the features, found the label, column 1");
  }

  @Test
  void aQuoteThatIsNotClosedIsRefused() {
    refused(
        PLAIN,
        "1,\"a\n2,b\n",
        "t.csv, line 1: expected every field on one line, found a field that goes on (an open"
            + " quote?)");
    assertThatThrownBy(() -> read(PLAIN, "1,a\n1,\"b\"c\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("t.csv, line 2: expected fields")
        .hasMessageContaining("quotes closed");
  }

  @Test
  void aFileOfBlankLinesIsRefused() {
    refused(PLAIN, "\n \n", "t.csv: expected examples, found only blank lines");
  }

  @Test
  void aLineThatBeginsWithZeroBytesIsNoComment() {
    assertThatThrownBy(() -> read(PLAIN, "1,2,a\n\0,2,b\n3,4,c\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("t.csv, line 2, column 0: expected a number, found nothing");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    DataConfig config = PLAIN.config();
    byte[] latin = "1,2,a\n3,4,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Columns columns = CsvRows.columns(Bytes.stream(latin), "t.csv", config);
    try (CsvRows rows = new CsvRows(Bytes.stream(latin), "t.csv", columns, TextFormat.of(config))) {
      GrowingRows features = GrowingRows.dense(2, 2);
      assertThat(rows.next(features)).isTrue();
      assertThatThrownBy(() -> rows.next(features))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("t.csv, line 2: expected text in UTF-8, found other bytes");
    }
  }
}
