package org.sparkntk.jobs.gram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.Slab;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.NpyFile;
import org.sparkntk.jobs.files.StoredFile;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;

/**
 * Saves a Gram matrix as a directory: {@code tile-I-J.npy} for every block row I ≤ block column J,
 * and {@code gram.json}, which lists them with their checksums.
 */
public final class GramStore {
  private static final String MANIFEST = "gram.json";

  private final SerializableConfiguration hadoop;

  /** A store on the file systems that Spark knows. */
  public GramStore(JavaSparkContext spark) {
    this.hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
  }

  /**
   * Writes all tiles, each by the executor that has it.
   *
   * @param kernelSection the {@code kernel} section of the effective configuration, as JSON
   */
  public void save(Path directory, GramMatrix gram, GramSummary summary, String kernelSection)
      throws IOException {
    FileSystem fs = directory.getFileSystem(hadoop.value());
    fs.mkdirs(directory);
    SerializableConfiguration configuration = hadoop;
    String target = directory.toString();
    List<TileFile> files =
        new ArrayList<>(
            gram.slabs().flatMap(slab -> write(configuration, target, slab).iterator()).collect());
    files.sort(Comparator.comparingInt(TileFile::row).thenComparingInt(TileFile::col));
    Manifest manifest =
        new Manifest(
            gram.grid().n(),
            gram.grid().tileSize(),
            Json.tree(kernelSection, "the kernel section"),
            summary.min(),
            summary.max(),
            summary.mean(),
            summary.meanDiagonal(),
            files);
    try (OutputStream out = fs.create(new Path(directory, MANIFEST), false)) {
      out.write(Json.text(manifest).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<TileFile> write(
      SerializableConfiguration hadoop, String directory, Slab slab) {
    List<TileFile> files = new ArrayList<>();
    for (PlacedTile placed : slab.tiles()) {
      Path path =
          new Path(directory, String.format("tile-%05d-%05d.npy", placed.row(), placed.col()));
      Object values =
          placed.tile() instanceof Float64Tile wide
              ? wide.values()
              : ((Float32Tile) placed.tile()).values();
      NpyArray array = new NpyArray(placed.tile().rows(), placed.tile().cols(), values);
      try {
        String crc = NpyFile.write(path.getFileSystem(hadoop.value()), path, array);
        files.add(new TileFile(placed.row(), placed.col(), new StoredFile(path.getName(), crc)));
      } catch (IOException e) {
        throw new UncheckedIOException(path + ": " + e.getMessage(), e);
      }
    }
    return files;
  }

  /**
   * One tile's file.
   *
   * @param row block row
   * @param col block column
   * @param file its name and checksum
   */
  record TileFile(int row, int col, StoredFile file) implements Serializable {}

  private record Manifest(
      int n,
      int tileSize,
      JsonNode kernel,
      double min,
      double max,
      double mean,
      double meanDiagonal,
      List<TileFile> tiles) {}
}
