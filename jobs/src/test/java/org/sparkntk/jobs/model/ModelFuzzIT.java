package org.sparkntk.jobs.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.config.ConfigReader;
import org.sparkntk.jobs.config.LoadedConfig;
import org.sparkntk.jobs.data.ClassTargets;
import org.sparkntk.jobs.data.DoubleRows;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.fuzz.Fuzz;
import org.sparkntk.kernels.linalg.Matrix;

/** 2,000 mutated files of a saved model: refused by name, or of the same content. */
final class ModelFuzzIT {
  private static final JavaSparkContext SPARK =
      JavaSparkContext.fromSparkContext(
          SparkSession.builder()
              .master("local[2]")
              .config("spark.ui.enabled", false)
              .getOrCreate()
              .sparkContext());

  @TempDir private Path folder;
  private Path directory;
  private String expected;

  private record OneBlock(RawRows rowsOfIt) implements RowBlocks {
    @Override
    public int rows() {
      return rowsOfIt.rows();
    }

    @Override
    public int width() {
      return rowsOfIt.width();
    }

    @Override
    public int blockSize() {
      return rowsOfIt.rows();
    }

    @Override
    public RawRows block(int index) {
      return rowsOfIt;
    }
  }

  @BeforeEach
  void save() throws IOException {
    Path conf = Files.writeString(folder.resolve("a.conf"), "include \"defaults\"\n");
    LoadedConfig config = ConfigReader.read(conf, List.of());
    RawRows rows = new DoubleRows(3, 2, new double[] {1, -2, 3e-5, 4, 5.5, 6});
    Model model =
        new Model(
            config.run().kernel(),
            config.section("kernel"),
            Preprocessing.none(2).withUnitNorm(),
            new ClassTargets(List.of("a", "b")),
            0.25,
            new KernelBasis(new OneBlock(rows), Matrix.of(2, 2, new double[] {1e-9, 0, 0, 1e-9})),
            Matrix.of(3, 2, new double[] {1, 2, 3, 4, 5, 6}));
    directory = folder.resolve("model");
    new ModelStore(SPARK).save(path(directory), model);
    expected = content();
  }

  private static org.apache.hadoop.fs.Path path(Path local) {
    return new org.apache.hadoop.fs.Path(local.toUri());
  }

  /** All that a prediction depends on. */
  private String content() throws IOException {
    Model model = new ModelStore(SPARK).load(path(directory));
    KernelBasis basis = (KernelBasis) model.basis();
    StringBuilder text = new StringBuilder();
    text.append(model.kernel()).append(model.targets()).append(model.ridge());
    text.append(List.of(doubles(model.preprocessing().scale())));
    text.append(List.of(doubles(model.preprocessing().offset())));
    text.append(model.preprocessing().unitNorm());
    text.append(List.of(doubles(model.coefficients().data())));
    text.append(List.of(doubles(basis.residualProducts().data())));
    for (int b = 0; b < basis.examples().count(); b++) {
      RawRows block = basis.examples().block(b);
      text.append(List.of(doubles(model.preprocessing().apply(block).data())));
    }
    return text.toString();
  }

  private static String doubles(double[] values) {
    return java.util.Arrays.toString(values);
  }

  @Test
  void everyFile() throws IOException {
    for (String name :
        List.of(
            "model.json",
            "dual-coefficients.npy",
            "residual-products.npy",
            "examples/block-00000.npy")) {
      Path file = directory.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      Path hidden = file.resolveSibling("." + file.getFileName() + ".crc");
      Files.deleteIfExists(hidden);
      Fuzz.feed(
          name.substring(name.indexOf('/') + 1),
          whole,
          500,
          mutated -> {
            Files.write(file, mutated);
            assertThat(content()).isEqualTo(expected);
          });
      Files.write(file, whole);
    }
  }
}
