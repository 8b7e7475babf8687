package org.sparkntk.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.SealedNpy.Found;
import org.sparkntk.jobs.fuzz.Fuzz;
import org.sparkntk.jobs.fuzz.Mutations;

/** 5,000 mutated arrays and JSON texts. */
final class FilesFuzzTest {
  @TempDir private java.nio.file.Path folder;

  private static byte[] npy(Object values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyFile.write(out, new NpyArray(3, 4, values));
    return out.toByteArray();
  }

  @Test
  void arrays() throws IOException {
    for (Object values : new Object[] {new byte[12], new float[12], new double[12]}) {
      Fuzz.feed(
          "a.npy",
          npy(values),
          1000,
          file -> {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
            try {
              NpyArray array = NpyFile.read(in, new Path("a.npy"), file.length);
              assertThat((long) array.rows() * array.cols()).isLessThanOrEqualTo(file.length);
            } catch (EOFException e) {
              throw new InvalidInputException("a.npy: cut short");
            }
          });
    }
  }

  /** What is sealed is found as it was, or not at all. */
  @Test
  void sealedArrays() throws IOException {
    FileSystem fs = FileSystem.getLocal(new Configuration()).getRaw();
    java.nio.file.Path local = folder.resolve("s.npy");
    Path path = new Path(local.toUri());
    double[] values = {1, 2, 3, 4, 5, 6};
    SealedNpy.write(fs, path, "content", new NpyArray(2, 3, values));
    byte[] file = Files.readAllBytes(local);
    assertThat(SealedNpy.read(fs, path, "content").found()).isEqualTo(Found.WHOLE);
    assertThat(SealedNpy.read(fs, path, "else").found()).isEqualTo(Found.ANOTHER);
    int whole = 0;
    for (int seed = 0; seed < 1000; seed++) {
      byte[] mutated = new Mutations(seed).of(file);
      Files.write(local, mutated);
      SealedNpy found = SealedNpy.read(fs, path, "content");
      if (found.found() == Found.WHOLE) {
        assertThat(mutated).isEqualTo(file);
        whole++;
      } else {
        assertThat(found.array()).isEmpty();
      }
    }
    assertThat(whole).isLessThan(100);
  }

  @Test
  void json() {
    byte[] file =
        Json.text(Map.of("a", 1, "b", new double[] {1e-300, -2}, "c", Map.of("d", "text")))
            .getBytes(StandardCharsets.UTF_8);
    Fuzz.feed(
        "t.json",
        file,
        1000,
        text ->
            assertThat(Json.tree(new String(text, StandardCharsets.UTF_8), "t.json")).isNotNull());
  }
}
