package org.sparkntk.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sparkntk.jobs.files.Sha256;

/** Tells builds apart that no commit tells apart, by the content of their classes. */
final class Fingerprint {
  private static final String PACKAGES = "org/sparkntk";
  private static final int DIGITS = 12;

  private Fingerprint() {}

  /**
   * Of all files of this project's packages.
   *
   * @param places directories of classes, and jars
   * @return 12 hexadecimal digits, the same however the files are spread and ordered
   */
  static String of(Set<Path> places) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        add(place, files);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
          add(jar.getPath("/"), files);
        }
      }
    }
    return Sha256.of(files.toString()).substring(0, DIGITS);
  }

  private static void add(Path root, SortedMap<String, String> files) throws IOException {
    try (Stream<Path> found = Files.walk(root.resolve(PACKAGES))) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          files.put(root.relativize(file).toString(), Sha256.of(in));
        }
      }
    }
  }
}
