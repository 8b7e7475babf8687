package org.sparkntk.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintTest {
  @TempDir private Path folder;
  private Path classes;
  private String before;

  @BeforeEach
  void start() throws IOException {
    classes = folder.resolve("classes");
    write("org/sparkntk/kernels/A.class", "a");
    write("org/sparkntk/jobs/B.class", "b");
    before = Fingerprint.of(Set.of(classes));
  }

  private void write(String name, String text) throws IOException {
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void itIsThatOfTheContent() throws IOException {
    assertThat(before).matches("[0-9a-f]{12}");
    write("org/sparkntk/jobs/B.class", "c");
    assertThat(Fingerprint.of(Set.of(classes))).isNotEqualTo(before);
    write("org/sparkntk/jobs/B.class", "b");
    assertThat(Fingerprint.of(Set.of(classes))).isEqualTo(before);
    Files.move(
        classes.resolve("org/sparkntk/jobs/B.class"), classes.resolve("org/sparkntk/jobs/C.class"));
    assertThat(Fingerprint.of(Set.of(classes))).isNotEqualTo(before);
  }

  /** As in the job jar, which has other projects' classes too. */
  @Test
  void aJarHasThatOfItsDirectories() throws IOException {
    Path jar = folder.resolve("all.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      String[][] files = {
        {"org/sparkntk/jobs/B.class", "b"},
        {"org/other/O.class", "o"},
        {"org/sparkntk/kernels/A.class", "a"}
      };
      for (String[] file : files) {
        out.putNextEntry(new ZipEntry(file[0]));
        out.write(file[1].getBytes(UTF_8));
      }
    }
    assertThat(Fingerprint.of(Set.of(jar))).isEqualTo(before);
  }
}
