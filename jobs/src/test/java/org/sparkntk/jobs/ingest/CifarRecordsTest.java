package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.errors.InvalidInputException;

final class CifarRecordsTest {
  private static Chunk read(CifarLayout layout, Labels labels, byte[] bytes, int first, int count) {
    FileTask task = new FileTask(0, "batch.bin", first, count);
    return new CifarRecords(layout, labels, Bytes.stream(bytes), task).next();
  }

  @Test
  void labelsAreDigitsAndPixelsUnsigned() {
    Chunk chunk = read(CifarLayout.CIFAR10, Labels.PRESENT, Bytes.cifar10(3, 9, 0), 0, 3);
    assertThat(chunk.labels()).containsExactly("3", "9", "0");
    double[] row = new double[3072];
    chunk.rows().copyRow(1, row, 0);
    assertThat(row[0]).isEqualTo(1);
    assertThat(row[249]).isEqualTo(250);
    assertThat(row[250]).isEqualTo(0);
  }

  @Test
  void aLabelOutOfRangeIsRefusedWithItsRecord() {
    assertThatThrownBy(() -> read(CifarLayout.CIFAR10, Labels.PRESENT, Bytes.cifar10(3, 10), 4, 2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("batch.bin, record 6: expected a label from 0 to 9, found 10");
  }

  @Test
  void aTruncatedRecordIsRefusedWithItsNumber() {
    byte[] cut = Arrays.copyOf(Bytes.cifar10(1, 2), 3073 + 100);
    assertThatThrownBy(() -> read(CifarLayout.CIFAR10, Labels.PRESENT, cut, 0, 2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("batch.bin, record 2: expected 3073 bytes, found 100 (cut short?)");
  }

  @Test
  void cifar100HasACoarseAndAFineLabel() {
    byte[] record = new byte[3074];
    record[0] = 19;
    record[1] = 99;
    assertThat(read(CifarLayout.CIFAR100_COARSE, Labels.PRESENT, record, 0, 1).labels())
        .containsExactly("19");
    assertThat(read(CifarLayout.CIFAR100_FINE, Labels.PRESENT, record, 0, 1).labels())
        .containsExactly("99");
    record[0] = 20;
    assertThatThrownBy(() -> read(CifarLayout.CIFAR100_FINE, Labels.PRESENT, record, 0, 1))
        .hasMessage("batch.bin, record 1: expected a label from 0 to 19, found 20");
  }

  @Test
  void withoutLabelsTheLabelByteIsSkipped() {
    assertThat(read(CifarLayout.CIFAR10, Labels.ABSENT, Bytes.cifar10(255), 0, 1).labels())
        .isEmpty();
  }

  @Test
  void theLabelColumnOfCifar100IsFineOrCoarse() {
    TestData data = TestData.of(Format.CIFAR100_BINARY);
    assertThat(CifarLayout.of(data.config())).isEqualTo(CifarLayout.CIFAR100_FINE);
    assertThat(CifarLayout.of(data.labelColumn("coarse").config()))
        .isEqualTo(CifarLayout.CIFAR100_COARSE);
    assertThatThrownBy(() -> CifarLayout.of(data.labelColumn("medium").config()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected fine or coarse")
        .hasMessageContaining("\"medium\"");
  }
}
