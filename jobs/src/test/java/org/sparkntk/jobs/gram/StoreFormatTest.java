package org.sparkntk.jobs.gram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.files.KeptArrays;
import org.sparkntk.jobs.files.KeptCounts;
import org.sparkntk.jobs.files.PlainFiles;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Precision;

/**
 * A store of version 1, which another program has written after the description of the format: it
 * stays readable for as long as there is a version 1.
 */
class StoreFormatTest {
  private static final List<String> FILES =
      List.of("gram.json", "tile-00000-00000.npy", "tile-00000-00001.npy", "tile-00001-00001.npy");
  private static final TileIdentity IDENTITY =
      new TileIdentity("k", "p", List.of("b0", "b1"), Precision.FLOAT64);

  @TempDir private java.nio.file.Path folder;
  private final KeptCounts counts =
      new KeptCounts(
          "tiles", new LongAccumulator(), new LongAccumulator(), new CollectionAccumulator<>());

  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    for (String name : FILES) {
      var source =
          Objects.requireNonNull(StoreFormatTest.class.getResource("/gram-store-v1/" + name), name);
      Files.copy(java.nio.file.Path.of(source.toURI()), folder.resolve(name));
    }
  }

  private StoredTiles tiles() {
    return new StoredTiles(
        new KeptArrays(
            new SerializableConfiguration(new Configuration()), folder.toString(), counts, true),
        IDENTITY,
        (row, col, tile) -> tile.set(0, 0, -7));
  }

  private double[] fill(int row, int col, int rows, int cols) {
    Float64Tile tile = new Float64Tile(rows, cols, new double[rows * cols]);
    tiles().fill(row, col, tile);
    return tile.values();
  }

  private void assertCounts(long read, long computed, String... damaged) {
    assertThat(counts.read().value()).isEqualTo(read);
    assertThat(counts.computed().value()).isEqualTo(computed);
    assertThat(counts.damagedFiles()).containsExactly(damaged);
  }

  @Test
  void aStoreOfVersion1IsRead() {
    assertThat(fill(0, 0, 2, 2)).containsExactly(2.5, 0.5, 0.5, 2.25);
    assertThat(fill(0, 1, 2, 1)).containsExactly(-0.125, 1e-300);
    assertThat(fill(1, 1, 1, 1)).containsExactly(3);
    assertCounts(3, 0);
  }

  @Test
  void itsManifestIsUnderstood() throws IOException {
    Path path = new Path(folder.toUri());
    FileSystem fs = PlainFiles.of(path, new Configuration());
    String text = Files.readString(folder.resolve("gram.json"));
    GramManifest manifest = GramManifest.find(text, "gram.json").orElseThrow();
    assertThat(manifest.blocksSha256()).containsExactly("b0", "b1");
    assertThat(new GramDirectory(fs, path).claim(manifest, (block, rows) -> "b" + block, IDENTITY))
        .isTrue();
    assertThat(folder.resolve("gram.json")).hasContent(text);
  }

  @Test
  void aDamagedTileIsCountedByNameAndWrittenAgain() throws IOException {
    java.nio.file.Path file = folder.resolve("tile-00001-00001.npy");
    byte[] bytes = Files.readAllBytes(file);
    bytes[130] ^= 1;
    Files.write(file, bytes);
    assertThat(fill(1, 1, 1, 1)).containsExactly(-7);
    assertThat(fill(1, 1, 1, 1)).containsExactly(-7);
    assertCounts(1, 1, "tile-00001-00001.npy");
  }

  @Test
  void aTileOfAnotherFormatOfNumbersIsNotTaken() {
    Float32Tile tile = new Float32Tile(1, 1, new float[1]);
    tiles().fill(1, 1, tile);
    assertThat(tile.values()).containsExactly(-7);
    assertCounts(0, 1);
  }
}
