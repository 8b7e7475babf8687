package org.sparkntk.jobs.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.config.ConfigReader;
import org.sparkntk.jobs.config.KernelConfig;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.distributed.StoredRowBlocks;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.NpyFile;
import org.sparkntk.jobs.files.SealedJson;
import org.sparkntk.jobs.files.StoredFile;
import org.sparkntk.jobs.files.TextFile;
import org.sparkntk.kernels.linalg.Matrix;
import scala.Tuple2;

/**
 * Saves and loads models: a directory with {@code model.json}, the dual coefficients and the
 * training examples as {@code .npy} files, each with its checksum. No Java serialisation.
 */
public final class ModelStore {
  /** The directory of the examples within a model. */
  public static final String EXAMPLES = "examples";

  /** The file with the checksums of all others. */
  public static final String MANIFEST = "model.json";

  private static final String COEFFICIENTS = "dual-coefficients.npy";
  private static final String RESIDUAL_PRODUCTS = "residual-products.npy";

  private final JavaSparkContext spark;
  private final SerializableConfiguration hadoop;

  /** A store on the file systems that Spark knows. */
  public ModelStore(JavaSparkContext spark) {
    this.spark = spark;
    this.hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
  }

  /**
   * Writes a model.
   *
   * @param directory made if it is not there; examples that were stored in its {@link #EXAMPLES}
   *     directory already are not written again
   */
  public void save(Path directory, Model model) throws IOException {
    FileSystem fs = directory.getFileSystem(hadoop.value());
    fs.mkdirs(directory);
    Optional<KernelBasis> kernel = kernelBasis(model);
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.FORMAT,
            ModelManifest.VERSION,
            Json.tree(model.kernelSection(), "the kernel section"),
            Json.tree(sketchSection(model), "the sketch section"),
            model.ridge(),
            model.targets(),
            model.coefficients().rows(),
            model.preprocessing().width(),
            kernel.map(basis -> basis.examples().blockSize()).orElse(1),
            store(fs, directory, COEFFICIENTS, model.coefficients()),
            kernel.isEmpty() || kernel.get().residualProducts().rows() == 0
                ? ModelManifest.NO_FILE
                : store(fs, directory, RESIDUAL_PRODUCTS, kernel.get().residualProducts()),
            kernel.isEmpty()
                ? List.of()
                : store(kernel.get().examples(), new Path(directory, EXAMPLES)),
            model.preprocessing(),
            ModelManifest.UNSEALED);
    TextFile.write(fs, new Path(directory, MANIFEST), SealedJson.text(manifest));
  }

  private static Optional<KernelBasis> kernelBasis(Model model) {
    return model.basis() instanceof KernelBasis kernel ? Optional.of(kernel) : Optional.empty();
  }

  private static String sketchSection(Model model) {
    return model.basis() instanceof FeatureBasis features ? features.section() : "{}";
  }

  /**
   * Reads a model.
   *
   * @throws InvalidInputException if the directory holds no model, or one of another version, or a
   *     file of it has changed
   */
  public Model load(Path directory) throws IOException {
    FileSystem fs = directory.getFileSystem(hadoop.value());
    Path file = new Path(directory, MANIFEST);
    ModelManifest manifest = manifest(text(fs, file), file.toString());
    KernelConfig kernel = ConfigReader.kernel(manifest.kernel().toString(), file.toString());
    return checked(
        file.toString(),
        () ->
            new Model(
                kernel,
                manifest.kernel().toString(),
                manifest.preprocessing(),
                manifest.targets(),
                manifest.ridge(),
                basis(fs, directory, manifest),
                array(fs, directory, manifest.coefficients(), manifest.rows(), manifest)));
  }

  private Basis basis(FileSystem fs, Path directory, ModelManifest manifest) throws IOException {
    if (!manifest.sketch().isEmpty()) {
      String section = manifest.sketch().toString();
      String file = new Path(directory, MANIFEST).toString();
      return new FeatureBasis(ConfigReader.sketch(section, file), section, manifest.rows());
    }
    return new KernelBasis(
        new StoredRowBlocks(
            manifest.rows(),
            manifest.width(),
            manifest.blockSize(),
            new Path(fs.makeQualified(directory), EXAMPLES).toString(),
            manifest.examples(),
            hadoop),
        residualProducts(fs, directory, manifest));
  }

  /** What goes into a model. */
  @FunctionalInterface
  private interface Loading {
    Model load() throws IOException;
  }

  private static Model checked(String file, Loading loading) throws IOException {
    try {
      return loading.load();
    } catch (IllegalArgumentException e) {
      throw InvalidInputException.at(
          file, "whole file", "parts that fit together", String.valueOf(e.getMessage()));
    }
  }

  /** The version comes first: another version may differ in everything else. */
  private static ModelManifest manifest(String text, String file) {
    JsonNode tree = Json.tree(text, file);
    String format = tree.path("format").asText("none");
    if (!format.equals(ModelManifest.FORMAT)) {
      throw InvalidInputException.at(file, "format", ModelManifest.FORMAT, format);
    }
    int version = tree.path("version").asInt(0);
    if (version < 1 || version > ModelManifest.VERSION) {
      throw InvalidInputException.at(
          file,
          "version",
          "1 to " + ModelManifest.VERSION + " (fit the model again with this release)",
          tree.path("version").toString());
    }
    if (version >= ModelManifest.SEALED) {
      SealedJson.require(tree, file);
    }
    return Json.read(completed((ObjectNode) tree, version, file), ModelManifest.class, file);
  }

  /** An earlier version with what it lacks, and has no business to have. */
  private static String completed(ObjectNode tree, int version, String file) {
    ModelManifest.missing(version)
        .forEach(
            (name, value) -> {
              if (tree.has(name)) {
                throw InvalidInputException.at(file, "version", "one with " + name, "" + version);
              }
              tree.set(name, Json.tree(Json.text(value), file));
            });
    return Json.text(tree);
  }

  private static StoredFile store(FileSystem fs, Path directory, String name, Matrix matrix)
      throws IOException {
    NpyArray array = new NpyArray(matrix.rows(), matrix.cols(), matrix.data());
    return new StoredFile(name, NpyFile.write(fs, new Path(directory, name), array));
  }

  private static Matrix residualProducts(FileSystem fs, Path directory, ModelManifest manifest)
      throws IOException {
    StoredFile file = manifest.residualProducts();
    return file.equals(ModelManifest.NO_FILE)
        ? Matrix.zeros(0, 0)
        : array(fs, directory, file, manifest.targets().outputs(), manifest);
  }

  /** An array with one column for every output. */
  private static Matrix array(
      FileSystem fs, Path directory, StoredFile file, int rows, ModelManifest manifest)
      throws IOException {
    Path path = new Path(directory, file.name());
    NpyArray array = NpyFile.read(fs, path, file.crc32c());
    int outputs = manifest.targets().outputs();
    if (array.rows() != rows || array.cols() != outputs || !(array.values() instanceof double[])) {
      throw InvalidInputException.at(
          path.toString(),
          "shape",
          rows + " × " + outputs + " doubles",
          array.rows() + " × " + array.cols());
    }
    return Matrix.of(array.rows(), array.cols(), (double[]) array.values());
  }

  private List<StoredFile> store(RowBlocks examples, Path directory) throws IOException {
    if (examples instanceof StoredRowBlocks stored
        && new Path(stored.directory()).equals(directory)) {
      return stored.files();
    }
    directory.getFileSystem(hadoop.value()).mkdirs(directory);
    SerializableConfiguration configuration = hadoop;
    String target = directory.toString();
    List<Integer> blocks = IntStream.range(0, examples.count()).boxed().toList();
    List<Tuple2<Integer, StoredFile>> files =
        new ArrayList<>(
            spark
                .parallelize(blocks, Math.min(blocks.size(), spark.defaultParallelism()))
                .mapToPair(
                    index ->
                        new Tuple2<>(
                            index,
                            StoredRowBlocks.write(
                                configuration, target, index, examples.block(index))))
                .collect());
    files.sort(Comparator.comparing(Tuple2::_1));
    return files.stream().map(Tuple2::_2).toList();
  }

  private static String text(FileSystem fs, Path file) throws IOException {
    try {
      return TextFile.read(fs, file);
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(
          file + ": no such file; predict.model must be the model directory of a finished run");
    }
  }
}
