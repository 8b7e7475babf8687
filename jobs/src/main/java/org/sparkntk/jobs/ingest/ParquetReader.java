package org.sparkntk.jobs.ingest;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Reads Parquet files through Spark. Spark orders file splits by size, so every row carries its
 * file and its position there.
 */
final class ParquetReader implements ExampleReader {
  /** Pages have checksums that nobody looks at unless asked to. */
  private static final String CHECKED = "parquet.page.verify-checksum.enabled";

  private final SparkSession spark;
  private final DataConfig config;

  ParquetReader(SparkSession spark, DataConfig config) {
    this.spark = spark;
    this.config = config;
  }

  @Override
  public Loading open(FileSet set, OptionalInt width) {
    try {
      return plan(set);
    } catch (InvalidInputException e) {
      throw e;
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw unreadable(set, e);
    }
  }

  private Loading plan(FileSet set) {
    set.files().forEach(ParquetReader::requirePlain);
    String[] paths = set.files().stream().map(SourceFile::path).toArray(String[]::new);
    Dataset<Row> table = spark.read().option(CHECKED, true).parquet(paths);
    StructType schema = table.schema();
    String file = set.first().path();
    Columns columns = Columns.resolve(file, List.of(schema.fieldNames()), schema.length(), config);
    checkTypes(file, schema, columns);
    Dataset<Row> rows = select(table, columns);
    List<Row> first = rows.takeAsList(1);
    if (first.isEmpty()) {
      throw new InvalidInputException(set.key() + ": expected examples, found no rows in " + file);
    }
    ParquetRow shape = new ParquetRow(columns, config.task(), indices(set));
    int width = shape.features(first.get(0)).length;
    JavaRDD<Chunk> chunks =
        rows.javaRDD().mapPartitions(part -> new ParquetChunks(shape, width, part));
    return new Loading(width, columns.featureNames(), chunks);
  }

  /** The columns in the order that {@link ParquetRow} expects. */
  private static Dataset<Row> select(Dataset<Row> table, Columns columns) {
    String[] names = table.schema().fieldNames();
    List<Column> selected = new ArrayList<>();
    columns.features().forEach(c -> selected.add(column(table, names[c])));
    if (columns.label() >= 0) {
      selected.add(column(table, names[columns.label()]));
    }
    selected.add(table.col("_metadata.file_path"));
    selected.add(table.col("_metadata.row_index"));
    return table.select(selected.toArray(Column[]::new));
  }

  /** Spark names a file by its URI; Hadoop's path is the unescaped form of the same. */
  static String path(String uri) {
    return new Path(URI.create(uri)).toString();
  }

  private static void requirePlain(SourceFile file) {
    Path directory = new Path(file.path()).getParent();
    if (directory != null && directory.getName().contains("=")) {
      throw new InvalidInputException(
          file.path()
              + ": expected a Parquet data set with all columns in its files, found one with a"
              + " column in the name of the directory "
              + directory.getName());
    }
  }

  private static Map<String, Integer> indices(FileSet set) {
    Map<String, Integer> indices = new HashMap<>();
    for (int f = 0; f < set.files().size(); f++) {
      indices.put(set.files().get(f).path(), f);
    }
    return indices;
  }

  private static Column column(Dataset<Row> table, String name) {
    return table.col("`" + name.replace("`", "``") + "`");
  }

  private static void checkTypes(String file, StructType schema, Columns columns) {
    for (int c : columns.features()) {
      DataType type = schema.fields()[c].dataType();
      DataType element = type instanceof ArrayType array ? array.elementType() : type;
      if (!(element instanceof NumericType) && !type.equals(SQLDataTypes.VectorType())) {
        throw InvalidInputException.at(
            file, columns.describe(c), "numbers, arrays of numbers or vectors", type.sql());
      }
    }
    if (columns.label() >= 0) {
      DataType type = schema.fields()[columns.label()].dataType();
      if (!(type instanceof NumericType)
          && !type.equals(DataTypes.StringType)
          && !type.equals(DataTypes.BooleanType)) {
        throw InvalidInputException.at(
            file, columns.describe(columns.label()), "a label (text or a number)", type.sql());
      }
    }
  }

  private static InvalidInputException unreadable(FileSet set, Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      if (cause.getCause() instanceof InvalidInputException invalid) {
        return invalid;
      }
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new InvalidInputException(
        set.key() + ": cannot read " + set.first().path() + " as Parquet: " + message);
  }
}
