package org.sparkntk.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Reads IDX files: plain files by ranges of records, compressed ones whole. The driver reads the
 * headers, nothing else.
 */
final class IdxReader implements ExampleReader {
  private final TaskRunner tasks;

  IdxReader(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** A file and what its header says. */
  private record Headed(String path, IdxHeader header) implements Serializable {
    IdxRecords.Part open(Storage storage, long first) throws IOException {
      long offset = header.bytes() + first * header.width();
      return new IdxRecords.Part(path, header, storage.openAt(path, offset));
    }
  }

  /** A range of a file of features and the label file that goes with it. */
  private record Range(FileTask task, Headed features, List<Headed> labels)
      implements Serializable {
    Chunks open(Storage storage) throws IOException {
      IdxRecords.Part values = features.open(storage, task.first());
      return new IdxRecords(
          task,
          values,
          labels.isEmpty()
              ? Optional.empty()
              : Optional.of(labels.get(0).open(storage, task.first())));
    }
  }

  @Override
  public Loading open(FileSet set, OptionalInt width) throws IOException {
    List<Range> ranges = new ArrayList<>();
    int expected = 0;
    for (int f = 0; f < set.files().size(); f++) {
      Headed features = features(set.files().get(f));
      List<Headed> labels =
          set.labels().isEmpty() ? List.of() : List.of(labels(set.labels().get(f), features));
      expected = f == 0 ? features.header().width() : expected;
      if (features.header().width() != expected) {
        throw InvalidInputException.at(
            features.path(),
            "header",
            expected + " values per example as in " + set.first().path(),
            Integer.toString(features.header().width()));
      }
      for (FileTask task : ranges(f, features)) {
        ranges.add(new Range(task, features, labels));
      }
    }
    return new Loading(expected, List.of(), tasks.read(ranges, (storage, r) -> r.open(storage)));
  }

  private List<FileTask> ranges(int index, Headed file) {
    int count = file.header().count();
    long size = tasks.storage().packed(file.path()) ? count : Chunk.capacity(file.header().width());
    return FileTask.ranges(index, file.path(), count, size);
  }

  private Headed features(SourceFile file) throws IOException {
    try (InputStream in = tasks.storage().open(file.path())) {
      return checked(file, IdxHeader.ofFeatures(in, file.path()));
    }
  }

  private Headed labels(SourceFile file, Headed features) throws IOException {
    try (InputStream in = tasks.storage().open(file.path())) {
      Headed labels = checked(file, IdxHeader.ofLabels(in, file.path()));
      if (labels.header().count() != features.header().count()) {
        throw InvalidInputException.at(
            file.path(),
            "header",
            features.header().count() + " labels, as many as examples in " + features.path(),
            Integer.toString(labels.header().count()));
      }
      return labels;
    }
  }

  private Headed checked(SourceFile file, IdxHeader header) {
    if (!tasks.storage().packed(file.path()) && header.fileBytes() != file.bytes()) {
      throw InvalidInputException.at(
          file.path(),
          "header",
          header.fileBytes()
              + " bytes for "
              + header.count()
              + " records of "
              + header.width()
              + " bytes",
          file.bytes() + " bytes");
    }
    return new Headed(file.path(), header);
  }
}
