package org.sparkntk.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.errors.InvalidInputException;

final class FileFinderTest {
  private final FileFinder finder = new FileFinder(new Configuration(false));
  @TempDir private Path directory;

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> names(String... patterns) {
    List<String> paths =
        List.of(patterns).stream().map(p -> directory.resolve(p).toString()).toList();
    String root = directory.toUri().getPath();
    return finder.find("data.train", paths).stream()
        .map(file -> file.path().substring(file.path().indexOf(root) + root.length()))
        .toList();
  }

  @Test
  void theFilesOfAGlobAreOrderedByPath() throws IOException {
    write("b.csv", "1");
    write("a.csv", "1");
    write("c.txt", "1");
    assertThat(names("*.csv")).containsExactly("a.csv", "b.csv");
  }

  @Test
  void listedFilesKeepTheirOrder() throws IOException {
    write("a.csv", "1");
    write("b.csv", "1");
    assertThat(names("b.csv", "a.csv")).containsExactly("b.csv", "a.csv");
  }

  @Test
  void aDirectoryStandsForItsVisibleFiles() throws IOException {
    write("set/part-1", "1");
    write("set/part-0", "1");
    write("set/_SUCCESS", "1");
    write("set/.part-0.crc", "1");
    write("set/_temporary/part-9", "1");
    assertThat(names("set")).containsExactly("set/part-0", "set/part-1");
  }

  @Test
  void aFileWithABracketInItsNameIsFound() throws IOException {
    write("a[1].csv", "1");
    assertThat(names("a[1].csv")).containsExactly("a[1].csv");
  }

  private void refused(String message, String... patterns) {
    assertThatThrownBy(() -> names(patterns))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("data.train: ")
        .hasMessageContaining(message);
  }

  @Test
  void aMissingFileIsRefused() {
    refused("no such file: file:" + directory.resolve("a.csv"), "a.csv");
  }

  @Test
  void aGlobThatMatchesNothingIsRefused() {
    refused("no file matches file:" + directory.resolve("*.csv"), "*.csv");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    write("a.csv", "");
    refused("found an empty file: file:" + directory.resolve("a.csv"), "*.csv");
  }

  @Test
  void anEmptyDirectoryIsRefused() throws IOException {
    Files.createDirectory(directory.resolve("set"));
    refused("no files in directory file:" + directory.resolve("set"), "set");
  }

  @Test
  void aFileNamedTwiceIsRefused() throws IOException {
    write("a.csv", "1");
    refused("found twice: file:" + directory.resolve("a.csv"), "a.csv", "*.csv");
  }

  @Test
  void anUnknownFileSystemIsRefused() {
    assertThatThrownBy(() -> finder.find("data.test", List.of("nowhere://host/a.csv")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("data.test: cannot read \"nowhere://host/a.csv\"");
  }
}
