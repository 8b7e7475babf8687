package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.errors.InvalidInputException;

final class IdxRecordsTest {
  private static IdxRecords.Part images(byte[] bytes) throws IOException {
    InputStream in = Bytes.stream(bytes);
    return new IdxRecords.Part("images", IdxHeader.ofFeatures(in, "images"), in);
  }

  private static IdxRecords.Part labels(byte[] bytes) throws IOException {
    InputStream in = Bytes.stream(bytes);
    return new IdxRecords.Part("labels", IdxHeader.ofLabels(in, "labels"), in);
  }

  private static Chunk read(byte[] images, byte[] labels) throws IOException {
    IdxRecords.Part features = images(images);
    FileTask all = new FileTask(0, "images", 0, features.header().count());
    return new IdxRecords(all, features, Optional.of(labels(labels))).next();
  }

  private static byte[] header(int magic) {
    return Bytes.idx(magic, new int[] {1, 1, 1}, new byte[1]);
  }

  @Test
  void imagesAreFlattenedAndLabelled() throws IOException {
    Chunk chunk = read(Bytes.idx(2, 1, 3), Bytes.idxLabels(7, 255));
    assertThat(chunk.rows()).isEqualTo(new ByteRows(2, 3, new byte[] {0, 1, 2, 3, 4, 5}));
    assertThat(chunk.labels()).containsExactly("7", "255");
  }

  @Test
  void aWrongMagicNumberIsRefused() {
    assertThatThrownBy(() -> images(header(0x1f8b0803)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("images, header: expected the IDX magic number 0x00000803")
        .hasMessageContaining("found 0x1f8b0803");
  }

  @Test
  void anElementTypeOtherThanUnsignedByteIsRefused() {
    assertThatThrownBy(() -> images(header(0x0d03)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "images, header: expected unsigned bytes (element type 0x08), found element type 0x0d");
  }

  @Test
  void featuresAndLabelsCannotBeSwapped() {
    assertThatThrownBy(() -> images(Bytes.idxLabels(1, 2)))
        .hasMessage(
            "images, header: expected at least 2 dimensions for features, found 1 (a label file?)");
    assertThatThrownBy(() -> labels(Bytes.idx(2, 1, 3)))
        .hasMessage("labels, header: expected 1 dimension for labels, found 3");
  }

  @Test
  void aFileThatEndsInItsHeaderIsRefused() {
    assertThatThrownBy(() -> images(Arrays.copyOf(Bytes.idx(2, 1, 3), 10)))
        .hasMessage("images, header: expected a whole IDX header, found the end of the file");
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThatThrownBy(() -> images(Bytes.idx(0x0802, new int[] {-1, 3}, new byte[3])))
        .hasMessage("images, header: expected a positive size of dimension 1, found -1");
  }

  @Test
  void fewerRecordsThanTheHeaderSaysAreRefused() {
    byte[] images = Bytes.idx(3, 1, 3);
    assertThatThrownBy(
            () -> read(Arrays.copyOf(images, images.length - 2), Bytes.idxLabels(1, 2, 3)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "images, record 3: expected 3 records of 3 bytes as the header says, found the end of"
                + " the file");
  }

  @Test
  void moreRecordsThanTheHeaderSaysAreRefused() {
    byte[] images = Bytes.idx(2, 1, 3);
    assertThatThrownBy(() -> read(Arrays.copyOf(images, images.length + 1), Bytes.idxLabels(1, 2)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("images, record 3: expected the end of the file")
        .hasMessageContaining("found more bytes");
  }
}
