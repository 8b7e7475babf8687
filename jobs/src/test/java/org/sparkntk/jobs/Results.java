package org.sparkntk.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What is in a run directory, read without the project's own readers. */
final class Results {
  private static final Pattern SHAPE =
      Pattern.compile("\\{'descr': '<f(\\d)', .*'shape': \\((\\d+), (\\d+)\\), }");

  private Results() {}

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double metric(Path run, String name) {
    return json(run.resolve("metrics.json")).path(name).asDouble(Double.NaN);
  }

  static byte[] coefficients(Path run) {
    try {
      return Files.readAllBytes(run.resolve("model/dual-coefficients.npy"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of {@code predictions.parquet} by their ids. */
  static List<Row> predictions(Path run) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "localhost")
            .getOrCreate();
    try {
      String file = run.resolve("predictions.parquet").toString();
      return spark.read().parquet(file).orderBy("id").collectAsList();
    } finally {
      spark.stop();
    }
  }

  /** The predictions as text, in which every double has its own text. */
  static List<String> predictionTexts(Path run) {
    return predictions(run).stream().map(Row::toString).toList();
  }

  static double[][] scores(List<Row> predictions) {
    return predictions.stream()
        .map(row -> row.<Double>getList(row.fieldIndex("scores")))
        .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  /** A {@code .npy} file of float32 or float64. */
  static double[][] npy(Path file) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] header = new byte[Short.toUnsignedInt(bytes.getShort(8))];
    bytes.position(10).get(header);
    Matcher shape = SHAPE.matcher(new String(header, StandardCharsets.US_ASCII).strip());
    if (!shape.matches()) {
      throw new IllegalArgumentException(file + ": another header");
    }
    double[][] out = new double[Integer.parseInt(shape.group(2))][Integer.parseInt(shape.group(3))];
    for (double[] row : out) {
      for (int j = 0; j < row.length; j++) {
        row[j] = shape.group(1).equals("4") ? bytes.getFloat() : bytes.getDouble();
      }
    }
    return out;
  }
}
