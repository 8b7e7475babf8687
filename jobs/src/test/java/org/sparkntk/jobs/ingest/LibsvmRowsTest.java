package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.config.DataConfig.Task;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.errors.InvalidInputException;

final class LibsvmRowsTest {
  private static LibsvmRows rows(String text, Task task, Labels labels) {
    return new LibsvmRows(Bytes.stream(text), new Fields("t.libsvm", task), labels);
  }

  private static List<String> read(String text, Labels labels) throws IOException {
    LibsvmRows rows = rows(text, Task.CLASSIFICATION, labels);
    return Listed.examples(rows, GrowingRows.sparse(3, 100));
  }

  @Test
  void pairsAreDensifiedFromIndexOne() throws IOException {
    assertThat(read("+1 1:0.5 3:-2\n-1 2:1e1\r\n+1\n", Labels.PRESENT))
        .containsExactly("+1:[0.5, 0.0, -2.0]", "-1:[0.0, 10.0, 0.0]", "+1:[0.0, 0.0, 0.0]");
  }

  @Test
  void marksBlankLinesAndCommentsAreSkipped() throws IOException {
    assertThat(read("\uFEFF# head\n\n1\t1:2  2:3 # tail\n  \n", Labels.PRESENT))
        .containsExactly("1:[2.0, 3.0, 0.0]");
  }

  @Test
  void withoutLabelsAnyLabelIsSkipped() throws IOException {
    assertThat(read("1:2 3:4\n7 1:5\n", Labels.ABSENT))
        .containsExactly(":[2.0, 0.0, 4.0]", ":[5.0, 0.0, 0.0]");
  }

  @Test
  void theLargestIndexIsFound() throws IOException {
    assertThat(rows("1 2:1\n1 1:1 17:1\n1\n", Task.CLASSIFICATION, Labels.PRESENT).largestIndex())
        .isEqualTo(17);
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> read(text, Labels.PRESENT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "x:1", "0:1", "-1:1", "1.5:2", "99999999:1", ":1"})
  void aMalformedPairIsRefused(String pair) {
    refused(
        "1 1:1\n1 1:1 " + pair + "\n",
        "t.libsvm, line 2: expected index:value with an index from 1 to 16777216, found \""
            + pair
            + "\"");
  }

  @ParameterizedTest
  @CsvSource({"2:1 1:1, 1 after 2", "2:1 2:1, 2 after 2"})
  void indicesMustAscend(String pairs, String found) {
    refused("1 " + pairs, "t.libsvm, line 1: expected ascending indices, found " + found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "inf", "1e999", "x"})
  void aValueMustBeAFiniteNumber(String value) {
    refused(
        "1 2:" + value,
        "t.libsvm, line 1, index 2: expected a finite number, found \"" + value + "\"");
  }

  @Test
  void aMissingValueIsRefused() {
    refused(
        "1 2:", "t.libsvm, line 1, index 2: expected a number, found nothing (a missing value)");
  }

  @Test
  void aMissingLabelIsRefused() {
    refused("1 1:1\n2:1\n", "t.libsvm, line 2: expected a label, found nothing (a missing value)");
  }

  @Test
  void anIndexBeyondTheTrainingFeaturesIsRefused() {
    refused(
        "1 4:1",
        "t.libsvm, line 1: expected indices up to 3, the number of features of the training"
            + " examples, found 4");
  }

  @Test
  void aRegressionLabelMustBeAFiniteNumber() {
    assertThatThrownBy(
            () -> rows("nan 1:1", Task.REGRESSION, Labels.PRESENT).next(GrowingRows.sparse(1, 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "t.libsvm, line 1: expected a finite number as regression target, found \"nan\"");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] latin = "1 1:2\n\u00e9 1:2\n".getBytes(StandardCharsets.ISO_8859_1);
    LibsvmRows rows =
        new LibsvmRows(
            Bytes.stream(latin), new Fields("t.libsvm", Task.CLASSIFICATION), Labels.PRESENT);
    assertThatThrownBy(rows::largestIndex)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("t.libsvm, line 2: expected text in UTF-8, found other bytes");
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '1';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) '1');
            return length;
          }
        };
    LibsvmRows rows =
        new LibsvmRows(endless, new Fields("t.libsvm", Task.CLASSIFICATION), Labels.PRESENT);
    assertThatThrownBy(rows::largestIndex)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "t.libsvm, line 1: expected a line of at most 67,108,864 characters, found a longer"
                + " one");
  }
}
