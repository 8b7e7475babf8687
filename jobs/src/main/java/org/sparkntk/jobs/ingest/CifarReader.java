package org.sparkntk.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sparkntk.jobs.config.DataConfig;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Reads binary CIFAR files by ranges of records. */
final class CifarReader implements ExampleReader {
  private final TaskRunner tasks;
  private final DataConfig config;

  CifarReader(TaskRunner tasks, DataConfig config) {
    this.tasks = tasks;
    this.config = config;
  }

  @Override
  public Loading open(FileSet set, OptionalInt width) {
    CifarLayout layout = CifarLayout.of(config);
    DataConfig.Labels labels = config.labels();
    List<FileTask> ranges = new ArrayList<>();
    for (int f = 0; f < set.files().size(); f++) {
      if (tasks.storage().packed(set.files().get(f).path())) {
        throw new InvalidInputException(
            set.files().get(f).path() + ": expected an unpacked file, found a compressed one");
      }
      ranges.addAll(ranges(f, set.files().get(f), layout));
    }
    return new Loading(
        CifarLayout.WIDTH,
        List.of(),
        tasks.read(
            ranges,
            (storage, task) ->
                new CifarRecords(
                    layout,
                    labels,
                    storage.openAt(task.path(), task.first() * layout.recordBytes()),
                    task)));
  }

  private static List<FileTask> ranges(int index, SourceFile file, CifarLayout layout) {
    long records = file.bytes() / layout.recordBytes();
    long rest = file.bytes() % layout.recordBytes();
    if (rest != 0) {
      throw CifarRecords.truncated(file.path(), records, layout, rest);
    }
    return FileTask.ranges(index, file.path(), records, Chunk.capacity(CifarLayout.WIDTH));
  }
}
