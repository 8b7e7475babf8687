package org.sparkntk.jobs.gram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.PlainFiles;
import org.sparkntk.jobs.files.SealedNpy;
import org.sparkntk.kernels.linalg.Precision;

class GramDirectoryTest {
  private static final String TILE = "tile-00000-00000.npy";

  @TempDir private java.nio.file.Path folder;
  private java.nio.file.Path store;
  private java.nio.file.Path manifest;
  private FileSystem fs;

  @BeforeEach
  void open() throws IOException {
    store = folder.resolve("store");
    manifest = store.resolve("gram.json");
    fs = PlainFiles.of(new Path(folder.toUri()), new Configuration());
  }

  /**
   * A matrix whose rows are told apart by the name of their data set and where they are.
   *
   * @param data the name
   */
  private record Matrix(int n, int tileSize, String kernel, String preprocessing, String data) {
    String fingerprint(int block, int rows) {
      return data + " " + block + " " + rows;
    }

    GramManifest manifest() {
      List<String> blocks =
          IntStream.range(0, (n + tileSize - 1) / tileSize)
              .mapToObj(b -> fingerprint(b, Math.min(tileSize, n - b * tileSize)))
              .toList();
      return new GramManifest(
          GramManifest.FORMAT,
          GramManifest.VERSION,
          n,
          tileSize,
          kernel,
          preprocessing,
          blocks,
          JsonNodeFactory.instance.objectNode().put("target", "ntk"));
    }

    TileIdentity identity() {
      return new TileIdentity(kernel, preprocessing, manifest().blocksSha256(), Precision.FLOAT32);
    }

    Matrix of(int rows) {
      return new Matrix(rows, tileSize, kernel, preprocessing, data);
    }
  }

  private static final Matrix MATRIX = new Matrix(10, 4, "k1", "p1", "d1");

  private boolean claim(Matrix matrix) throws IOException {
    return new GramDirectory(fs, new Path(store.toUri()))
        .claim(matrix.manifest(), matrix::fingerprint, matrix.identity());
  }

  private void writeTile(Matrix matrix) throws IOException {
    SealedNpy.write(
        fs,
        new Path(store.resolve(TILE).toUri()),
        matrix.identity().of(0, 0),
        new NpyArray(1, 1, new float[] {1}));
  }

  private void assertRefused(ThrowingCallable claim, String message) throws IOException {
    byte[] before = Files.exists(manifest) ? Files.readAllBytes(manifest) : new byte[0];
    assertThatThrownBy(claim)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(store.toString())
        .hasMessageContaining(message);
    byte[] after = Files.exists(manifest) ? Files.readAllBytes(manifest) : new byte[0];
    assertThat(after).isEqualTo(before);
  }

  @Test
  void anEmptyDirectoryBecomesAStoreAndIsKnownAgain() throws IOException {
    assertThat(claim(MATRIX)).isTrue();
    assertThat(GramManifest.find(Files.readString(manifest), "gram.json"))
        .contains(MATRIX.manifest());
    assertThat(claim(MATRIX)).isTrue();
    assertThat(store).isDirectoryContaining("glob:**/gram.json");
  }

  @Test
  void everyOtherMatrixIsRefusedWithBothValues() throws IOException {
    claim(MATRIX);
    assertRefused(
        () -> claim(new Matrix(10, 4, "k2", "p1", "d1")),
        "gram.json, kernel-sha256: expected k2 (this run), found k1 (the store)");
    assertRefused(
        () -> claim(new Matrix(10, 4, "k1", "p2", "d1")),
        "gram.json, preprocessing-sha256: expected p2 (this run), found p1 (the store)");
    assertRefused(
        () -> claim(new Matrix(10, 5, "k1", "p1", "d1")),
        "gram.json, tile-size: expected 5 (this run), found 4 (the store)");
    for (int n : new int[] {4, 10, 20}) {
      assertRefused(
          () -> claim(new Matrix(n, 4, "k1", "p1", "d2")),
          "gram.json, blocks-sha256 of rows 0 to 3: expected d2 0 4 (this run), found d1 0 4");
    }
  }

  @Test
  void otherRowsInABlockThatIsNotFullAreRefusedToo() throws IOException {
    claim(MATRIX.of(3));
    for (int n : new int[] {3, 4, 20}) {
      assertRefused(
          () -> claim(new Matrix(n, 4, "k1", "p1", "d2")),
          "gram.json, blocks-sha256 of rows 0 to 2: expected d2 0 3 (this run), found d1 0 3");
    }
  }

  @Test
  void aStoreGrowsAndIsReadOnlyForFewerRows() throws IOException {
    assertThat(claim(MATRIX.of(3))).isTrue();
    assertThat(claim(MATRIX)).isTrue();
    assertThat(claim(MATRIX.of(8))).isFalse();
    assertThat(GramManifest.find(Files.readString(manifest), "gram.json"))
        .contains(MATRIX.manifest());
  }

  @Test
  void aManifestThatIsLostOrCutIsWrittenAgainIfTheTilesAreOfThisMatrix() throws IOException {
    claim(MATRIX);
    writeTile(MATRIX);
    byte[] whole = Files.readAllBytes(manifest);
    Files.delete(manifest);
    assertThat(claim(MATRIX)).isTrue();
    assertThat(manifest).hasBinaryContent(whole);
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(manifest, Arrays.copyOf(whole, length));
      assertThat(claim(MATRIX)).isTrue();
      assertThat(manifest).hasBinaryContent(whole);
    }
  }

  @Test
  void aManifestThatIsLostOrCutDoesNotGiveTheTilesToAnotherMatrix() throws IOException {
    claim(MATRIX);
    writeTile(MATRIX);
    Matrix other = new Matrix(10, 4, "k2", "p1", "d1");
    Files.writeString(manifest, "{\"format\": \"spark-ntk gr");
    assertRefused(() -> claim(other), TILE + " is of another matrix");
    Files.delete(manifest);
    assertRefused(() -> claim(other), TILE + " is of another matrix");
    Files.writeString(store.resolve(TILE), "damaged");
    assertThat(claim(other)).isTrue();
  }

  @Test
  void everyFlippedBitOfTheManifestIsRepairedOrRefused() throws IOException {
    claim(MATRIX);
    writeTile(MATRIX);
    byte[] whole = Files.readAllBytes(manifest);
    int repaired = 0;
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(manifest, flipped);
      try {
        claim(MATRIX);
        repaired++;
      } catch (InvalidInputException e) {
        assertThat(e).hasMessageContaining("gram.json").hasMessageContaining("found ");
      }
    }
    assertThat(repaired).isGreaterThan(whole.length);
  }

  @Test
  void anotherFormatVersionOrDirectoryIsRefused() throws IOException {
    Files.createDirectories(store);
    Files.writeString(manifest, "{\"format\": \"spark-ntk gram\", \"version\": 2, \"x\": 0}");
    assertRefused(
        () -> claim(MATRIX), "gram.json, version: expected 1 (or another directory), found 2");
    Files.writeString(manifest, "{\"format\": \"zarr\", \"version\": 1}");
    assertRefused(() -> claim(MATRIX), "gram.json, format: expected spark-ntk gram, found zarr");
    Files.delete(manifest);
    Files.writeString(store.resolve("thesis.tex"), "years of work");
    assertRefused(
        () -> claim(MATRIX),
        "expected a Gram store or an empty directory, found other files: thesis.tex");
  }

  @Test
  void whatAKilledWriterLeftIsNoOtherFile() throws IOException {
    Files.createDirectories(store);
    Files.write(store.resolve(".gram.json.0000"), "{\"form".getBytes(StandardCharsets.US_ASCII));
    assertThat(claim(MATRIX)).isTrue();
  }
}
