package org.sparkntk.jobs.ingest;

import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.fuzz.Fuzz;

final class ParquetIT {
  @TempDir private Path directory;

  /** Writes a data set of several files; the rows stay in order. */
  private String write(StructType schema, Row... rows) {
    String path = directory.resolve("set " + schema.hashCode() + ".parquet").toString();
    LocalSpark.session()
        .createDataFrame(List.of(rows), schema)
        .repartitionByRange(3, monotonically_increasing_id())
        .write()
        .parquet(path);
    return path;
  }

  private static TestData data(String path) {
    return TestData.of(Format.PARQUET).train(path);
  }

  private static List<String> read(TestData data) {
    return LocalSpark.rows(LocalSpark.ingest(data).readTrainAndTest().train());
  }

  private static void refused(TestData data, String... parts) {
    assertThatThrownBy(() -> LocalSpark.ingest(data).readTrainAndTest())
        .isInstanceOf(InvalidInputException.class)
        .message()
        .contains(parts);
  }

  private static StructType scalars() {
    return new StructType()
        .add("x.1", DataTypes.DoubleType)
        .add("n", DataTypes.IntegerType)
        .add("y", DataTypes.StringType);
  }

  @Test
  void scalarsArraysAndVectorsAreJoined() {
    StructType schema =
        new StructType()
            .add("y", DataTypes.LongType)
            .add("s", DataTypes.FloatType)
            .add("a", DataTypes.createArrayType(DataTypes.ShortType))
            .add("v", SQLDataTypes.VectorType());
    String path =
        write(
            schema,
            RowFactory.create(7L, 0.5f, new Short[] {1, 2}, Vectors.dense(3, 4)),
            RowFactory.create(
                8L, 1.5f, new Short[] {5, 6}, Vectors.sparse(2, new int[] {1}, new double[] {9})));
    assertThat(read(data(path).labelColumn("y")))
        .containsExactly("[0.5, 1.0, 2.0, 3.0, 4.0] 7", "[1.5, 5.0, 6.0, 0.0, 9.0] 8");
    assertThat(read(data(path).labelColumn("0").featureColumns("v", "s")))
        .containsExactly("[3.0, 4.0, 0.5] 7", "[0.0, 9.0, 1.5] 8");
  }

  @Test
  void rowsKeepTheOrderOfFilesWhateverTheirSizes() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      rows.add(RowFactory.create(i / 8.0, i, i % 2 == 0 ? "even" : "odd"));
    }
    String small = write(scalars(), rows.subList(0, 10).toArray(Row[]::new));
    String large =
        write(
            scalars().add("extra", DataTypes.StringType),
            rows.subList(10, 5000).stream()
                .map(r -> RowFactory.create(r.get(0), r.get(1), r.get(2), ""))
                .toArray(Row[]::new));
    assertThat(large).isNotEqualTo(small);
    List<String> read =
        read(data(small).train(small, large).labelColumn("y").featureColumns("x.1", "n"));
    assertThat(read).hasSize(5000);
    for (int i = 0; i < 5000; i++) {
      assertThat(read.get(i))
          .isEqualTo("[" + i / 8.0 + ", " + i + ".0] " + (i % 2 == 0 ? "even" : "odd"));
    }
  }

  @Test
  void aNullIsRefused() {
    String path =
        write(scalars(), RowFactory.create(1.0, 1, "a"), RowFactory.create(2.0, null, "b"));
    refused(
        data(path),
        path.substring(path.lastIndexOf('/')),
        ", row 1, column 1 \"n\": expected a number, found null (a missing value)");
  }

  @Test
  void aMissingLabelIsRefused() {
    String path = write(scalars(), RowFactory.create(1.0, 1, "a"), RowFactory.create(2.0, 1, null));
    refused(data(path), "column 2 \"y\": expected a label, found nothing (a missing value)");
  }

  @Test
  void notANumberIsRefusedAsFeatureAndAsLabel() {
    String path =
        write(scalars(), RowFactory.create(1.0, 1, "a"), RowFactory.create(Double.NaN, 2, "b"));
    refused(data(path), "column 0 \"x.1\": expected a finite number, found NaN");
    refused(
        data(path).labelColumn("x.1").featureColumns("n"),
        "column 0 \"x.1\": expected a finite number, found NaN");
  }

  @Test
  void aColumnOfTextIsNoFeature() {
    String path = write(scalars(), RowFactory.create(1.0, 1, "a"));
    refused(
        data(path).labelColumn("n"),
        "column 2 \"y\": expected numbers, arrays of numbers or vectors, found STRING");
  }

  @Test
  void anArrayIsNoLabel() {
    StructType schema =
        new StructType()
            .add("x", DataTypes.DoubleType)
            .add("y", DataTypes.createArrayType(DataTypes.DoubleType));
    String path = write(schema, RowFactory.create(1.0, new Double[] {1.0}));
    refused(data(path), "column 1 \"y\": expected a label (text or a number), found ARRAY<DOUBLE>");
  }

  @Test
  void arraysOfDifferentLengthAreRefused() {
    StructType schema =
        new StructType()
            .add("x", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("y", DataTypes.StringType);
    String path =
        write(
            schema,
            RowFactory.create(new Double[] {1.0, 2.0}, "a"),
            RowFactory.create(new Double[] {1.0}, "b"));
    refused(data(path), "row 1: expected ", " features as in the first row, found ");
  }

  @Test
  void aMissingColumnIsRefused() {
    String path = write(scalars(), RowFactory.create(1.0, 1, "a"));
    refused(
        data(path).labelColumn("class"),
        "expected a column \"class\" (data.label-column), found the columns [x.1, n, y]");
  }

  @Test
  void aFileThatIsNotParquetIsRefused() throws IOException {
    Path file = directory.resolve("a.parquet");
    Files.writeString(file, "1,2,3\n".repeat(10));
    refused(data(file.toString()), "data.train: cannot read file:" + file + " as Parquet: ");
  }

  @Test
  void aParquetFileCutShortIsRefused() throws IOException {
    String set = write(scalars(), RowFactory.create(1.0, 1, "a"));
    Path file;
    try (var files = Files.list(Path.of(set))) {
      file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    Path cut = directory.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 20));
    refused(data(cut.toString()), "data.train: cannot read file:" + cut + " as Parquet: ");
  }

  @Test
  void aPartitionedDataSetIsRefused() {
    String path = directory.resolve("partitioned").toString();
    LocalSpark.session()
        .createDataFrame(List.of(RowFactory.create(1.0, 1, "a")), scalars())
        .write()
        .partitionBy("y")
        .parquet(path);
    refused(data(path), "found one with a column in the name of the directory y=a");
  }

  /** 100 of them, because every one is a Spark job. */
  @Test
  void mutatedFilesAreRefusedOrReadAsTheyWere() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(RowFactory.create(i + 0.5, i, i % 2 == 0 ? "a" : "b"));
    }
    String set = directory.resolve("one").toString();
    LocalSpark.session().createDataFrame(rows, scalars()).coalesce(1).write().parquet(set);
    Path file;
    try (var files = Files.list(Path.of(set))) {
      file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    Path mutated = directory.resolve("mutated.parquet");
    Files.write(mutated, whole);
    List<String> expected = read(data(mutated.toString()));
    Fuzz.feed(
        "mutated.parquet",
        whole,
        100,
        bytes -> {
          Files.write(mutated, bytes);
          assertThat(read(data(mutated.toString()))).isEqualTo(expected);
        });
  }
}
