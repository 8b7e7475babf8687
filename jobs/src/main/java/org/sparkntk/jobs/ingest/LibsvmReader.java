package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Reads LIBSVM files, one task a file. Their width is the largest index of the training files,
 * which takes a pass over them; other files may stay below it.
 */
final class LibsvmReader implements ExampleReader {
  private final TaskRunner tasks;
  private final TextFormat format;

  LibsvmReader(TaskRunner tasks, DataConfig config) {
    this.tasks = tasks;
    this.format = TextFormat.of(config);
  }

  @Override
  public Loading open(FileSet set, OptionalInt width) {
    List<FileTask> files = new ArrayList<>();
    for (int f = 0; f < set.files().size(); f++) {
      files.add(FileTask.whole(f, set.files().get(f).path()));
    }
    int features = width.isPresent() ? width.getAsInt() : largestIndex(files);
    if (features == 0) {
      throw new InvalidInputException(
          set.first().path() + ": expected examples with index:value pairs, found none");
    }
    TextFormat how = format;
    return new Loading(
        features,
        List.of(),
        tasks.read(
            files,
            (storage, file) ->
                new RowChunks(
                    file.file(),
                    () -> Chunk.sparse(features),
                    how.labels(),
                    rows(storage, file, how))));
  }

  private int largestIndex(List<FileTask> files) {
    TextFormat how = format;
    return tasks
        .run(
            files,
            (storage, file) -> {
              try (LibsvmRows rows = rows(storage, file, how)) {
                return rows.largestIndex();
              }
            })
        .reduce(Math::max);
  }

  private static LibsvmRows rows(Storage storage, FileTask file, TextFormat how)
      throws IOException {
    Fields fields = new Fields(file.path(), how.task());
    return new LibsvmRows(storage.open(file.path()), fields, how.labels());
  }
}
