package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.config.DataConfig.Labels;
import org.sparkntk.jobs.data.GrowingRows;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.fuzz.Fuzz;

/** 10,500 mutated data files: refused by name, or read with counts that the file bears out. */
final class ReadersFuzzTest {
  private static final String TEXT = "1,2.5,-3e1,a\n4,5,6,b\n\n\"7\",8,9,\"a\"\n-0,1e-300,2,c\n";
  private static final String PAIRS = "1 1:0.5 3:-2e3\n-1 2:1\n# note\n+1 1:7 2:8 3:9 # end\n";

  @Test
  void csv() {
    text(TestData.of(Format.CSV), TEXT, 400);
    text(TestData.of(Format.TSV), TEXT.replace(',', '\t'), 100);
    text(TestData.of(Format.CSV).header().labelColumn("y"), "p,q,r,y\n" + TEXT, 200);
  }

  private static void text(TestData data, String text, int count) {
    DataConfig config = data.config();
    Fuzz.feed(
        "t.csv",
        text.getBytes(StandardCharsets.UTF_8),
        count,
        file -> {
          Columns columns = CsvRows.columns(Bytes.stream(file), "t.csv", config);
          try (CsvRows rows =
              new CsvRows(Bytes.stream(file), "t.csv", columns, TextFormat.of(config))) {
            assertRows(rows, columns.features().size(), file);
          }
        });
  }

  /** No more examples than line ends allow; every feature finite, every label there. */
  private static void assertRows(RowSource rows, int width, byte[] file) throws IOException {
    long most = 1;
    for (byte b : file) {
      most += b == '\n' || b == '\r' ? 1 : 0;
    }
    GrowingRows collected = GrowingRows.dense(width, (int) most);
    while (!collected.full() && rows.next(collected)) {
      assertThat(rows.label()).isNotBlank();
    }
    assertThat(collected.toRows().matrix().data())
        .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThat(rows.next(GrowingRows.dense(width, 1))).as("too many examples").isFalse();
  }

  @Test
  void libsvm() {
    DataConfig config = TestData.of(Format.LIBSVM).config();
    Fuzz.feed(
        "t.svm",
        PAIRS.getBytes(StandardCharsets.UTF_8),
        4300,
        file -> {
          Fields fields = new Fields("t.svm", config.task());
          int width;
          try (LibsvmRows rows = new LibsvmRows(Bytes.stream(file), fields, Labels.PRESENT)) {
            width = rows.largestIndex();
          }
          try (LibsvmRows rows = new LibsvmRows(Bytes.stream(file), fields, Labels.PRESENT)) {
            assertRows(rows, width, file);
          }
        });
  }

  @Test
  void cifar() {
    Fuzz.feed("batch.bin", Bytes.cifar10(3, 9, 0), 1000, file -> cifar(CifarLayout.CIFAR10, file));
    Fuzz.feed("batch.bin", new byte[2 * 3074], 500, file -> cifar(CifarLayout.CIFAR100_FINE, file));
  }

  private static void cifar(CifarLayout layout, byte[] file) throws IOException {
    long records = file.length / layout.recordBytes();
    long rest = file.length % layout.recordBytes();
    if (rest != 0) {
      throw CifarRecords.truncated("batch.bin", records, layout, rest);
    }
    FileTask all = new FileTask(0, "batch.bin", 0, records);
    try (CifarRecords chunks = new CifarRecords(layout, Labels.PRESENT, Bytes.stream(file), all)) {
      long count = 0;
      while (chunks.hasNext()) {
        Chunk chunk = chunks.next();
        count += chunk.rows().rows();
        assertThat(chunk.labels()).hasSize(chunk.rows().rows());
        assertThat(chunk.labels()).allMatch(label -> Integer.parseInt(label) < 100);
      }
      assertThat(count).isEqualTo(records);
    }
  }

  @Test
  void idx() {
    Fuzz.feed("images", Bytes.idx(5, 2, 3), 2000, file -> idx(Bytes.stream(file), file.length));
    Fuzz.feed(
        "images",
        Bytes.gzip(Bytes.idx(40, 4, 3)),
        2000,
        file -> idx(new UnpackingStream("images", unpacked(file)), -1));
  }

  private static InputStream unpacked(byte[] file) {
    try {
      return new GZIPInputStream(Bytes.stream(file));
    } catch (IOException e) {
      throw new InvalidInputException("images: " + e);
    }
  }

  /**
   * @param length of the file, negative if it is not known
   */
  private static void idx(InputStream in, long length) throws IOException {
    IdxHeader header = IdxHeader.ofFeatures(in, "images");
    if (length >= 0 && header.fileBytes() != length) {
      throw new InvalidInputException("images: not as long as its header says");
    }
    FileTask all = new FileTask(0, "images", 0, header.count());
    IdxRecords.Part part = new IdxRecords.Part("images", header, in);
    try (IdxRecords chunks = new IdxRecords(all, part, Optional.empty())) {
      long count = 0;
      while (chunks.hasNext()) {
        count += chunks.next().rows().rows();
      }
      assertThat(count).isEqualTo(header.count());
    }
  }
}
