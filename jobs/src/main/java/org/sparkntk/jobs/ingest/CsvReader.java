package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Reads CSV and TSV files, one task a file; the driver reads the first line of each. */
final class CsvReader implements ExampleReader {
  private final TaskRunner tasks;
  private final DataConfig config;

  CsvReader(TaskRunner tasks, DataConfig config) {
    this.tasks = tasks;
    this.config = config;
  }

  /** A file and its columns. */
  private record Table(int file, String path, Columns columns) implements Serializable {}

  @Override
  public Loading open(FileSet set, OptionalInt width) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (int f = 0; f < set.files().size(); f++) {
      String path = set.files().get(f).path();
      try (InputStream in = tasks.storage().open(path)) {
        tables.add(new Table(f, path, CsvRows.columns(in, path, config)));
      }
    }
    Columns expected = tables.get(0).columns();
    tables.forEach(table -> requireSame(table, expected, set.first().path()));
    int features = expected.features().size();
    TextFormat format = TextFormat.of(config);
    return new Loading(
        features,
        expected.featureNames(),
        tasks.read(
            tables,
            (storage, table) ->
                new RowChunks(
                    table.file(),
                    () -> Chunk.dense(features),
                    format.labels(),
                    new CsvRows(
                        storage.open(table.path()), table.path(), table.columns(), format))));
  }

  private static void requireSame(Table table, Columns expected, String first) {
    table.columns().requireFeatures(table.path(), expected.featureNames(), first);
    if (table.columns().features().size() != expected.features().size()) {
      throw InvalidInputException.at(
          table.path(),
          "line 1",
          expected.features().size() + " features as in " + first,
          Integer.toString(table.columns().features().size()));
    }
  }
}
