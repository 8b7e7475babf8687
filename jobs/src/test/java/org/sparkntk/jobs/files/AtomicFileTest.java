package org.sparkntk.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private java.nio.file.Path directory;
  private FileSystem fs;
  private Path path;
  private java.nio.file.Path file;

  @BeforeEach
  void open() throws IOException {
    path = new Path(directory.resolve("a.txt").toUri());
    fs = PlainFiles.of(path, new Configuration());
    file = directory.resolve("a.txt");
  }

  private Stream<String> names() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.list(directory)) {
      return files.map(each -> String.valueOf(each.getFileName())).toList().stream();
    }
  }

  @Test
  void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
    TextFile.write(fs, path, "first");
    TextFile.write(fs, path, "second, longer");
    assertThat(file).hasContent("second, longer");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void aWriterThatFailsLeavesTheOldFileAlone() throws IOException {
    TextFile.write(fs, path, "first");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    fs,
                    path,
                    out -> {
                      out.write('x');
                      throw new IOException("No space left on device");
                    }))
        .hasMessage("No space left on device");
    assertThat(file).hasContent("first");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void aFileIsThereAtEveryMomentOfItsReplacement() throws IOException {
    TextFile.write(fs, path, "old");
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Integer> absences =
        CompletableFuture.supplyAsync(
            () -> {
              int absent = 0;
              while (!done.get()) {
                absent += Files.exists(file) ? 0 : 1;
              }
              return absent;
            });
    for (int i = 0; i < 500; i++) {
      TextFile.write(fs, path, "new " + i);
    }
    done.set(true);
    assertThat(absences.join()).isZero();
  }

  @Test
  void onlyOldHiddenFilesAreTidiedAway() throws IOException {
    Instant then = Instant.now().minusSeconds(100);
    for (String name : new String[] {".a.txt.old", ".a.txt.new", "a.txt"}) {
      Files.writeString(directory.resolve(name), name);
      if (!name.endsWith("new")) {
        Files.setLastModifiedTime(directory.resolve(name), FileTime.from(then));
      }
    }
    AtomicFile.tidy(fs, path.getParent(), 50_000);
    assertThat(names()).containsExactlyInAnyOrder(".a.txt.new", "a.txt");
    AtomicFile.tidy(fs, path.getParent(), 0);
    assertThat(names()).containsExactly("a.txt");
  }
}
