package org.sparkntk.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.errors.InvalidInputException;

class NpyFileTest {
  @TempDir private java.nio.file.Path directory;
  private FileSystem fs;
  private Path path;

  @BeforeEach
  void open() throws IOException {
    fs = FileSystem.getLocal(new Configuration()).getRawFileSystem();
    path = new Path(directory.resolve("a.npy").toUri());
  }

  @Test
  void everyTypeReadsBackToTheSameBits() throws IOException {
    // More than one buffer of each, and not a multiple of it.
    int n = 300_007;
    byte[] bytes = new byte[n];
    float[] floats = new float[n];
    double[] doubles = new double[n];
    for (int i = 0; i < n; i++) {
      bytes[i] = (byte) (i * 31);
      floats[i] = (float) Math.sin(i) * 1e30f;
      doubles[i] = Math.cos(i) * 1e-300;
    }
    doubles[0] = -0.0;
    doubles[1] = Double.MIN_VALUE;
    assertThat((byte[]) roundTrip(n, bytes)).isEqualTo(bytes);
    assertThat((float[]) roundTrip(n, floats)).isEqualTo(floats);
    assertThat((double[]) roundTrip(n, doubles)).isEqualTo(doubles);
  }

  /** The bytes that NumPy 1.x and 2.x write for {@code np.array([[1, 2], [3, 4.5]])}. */
  @Test
  void theBytesAreNumPysOwn() throws IOException {
    NpyFile.write(fs, path, new NpyArray(2, 2, new double[] {1, 2, 3, 4.5}));
    byte[] file = Files.readAllBytes(directory.resolve("a.npy"));
    assertThat(file).hasSize(128 + 32);
    assertThat(Arrays.copyOf(file, 10))
        .containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    assertThat(new String(file, 10, 118, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }  ")
        .endsWith(" \n");
    assertThat(Arrays.copyOfRange(file, 128, 136)).containsExactly(0, 0, 0, 0, 0, 0, 0xf0, 0x3f);
  }

  @Test
  void anEmptyArrayReadsBack() throws IOException {
    String crc = NpyFile.write(fs, path, new NpyArray(0, 7, new double[0]));
    assertThat(NpyFile.read(fs, path, crc).cols()).isEqualTo(7);
  }

  @Test
  void aFlippedByteIsFound() throws IOException {
    String crc = NpyFile.write(fs, path, new NpyArray(3, 1, new double[] {1, 2, 3}));
    byte[] file = Files.readAllBytes(directory.resolve("a.npy"));
    file[140] ^= 1;
    Files.write(directory.resolve("a.npy"), file);
    assertThatThrownBy(() -> NpyFile.read(fs, path, crc))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a.npy, checksum: expected CRC-32C " + crc);
  }

  @Test
  void aFileCutShortIsFound() throws IOException {
    String crc = NpyFile.write(fs, path, new NpyArray(3, 1, new double[] {1, 2, 3}));
    byte[] file = Files.readAllBytes(directory.resolve("a.npy"));
    for (int length : new int[] {0, 5, 9, 50, 127, 128, 150}) {
      Files.write(directory.resolve("a.npy"), Arrays.copyOf(file, length));
      assertThatThrownBy(() -> NpyFile.read(fs, path, crc))
          .as("cut to %d bytes", length)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("a.npy");
    }
  }

  @Test
  void aMissingFileAndAnotherFormatAreNamed() throws IOException {
    assertThatThrownBy(() -> NpyFile.read(fs, path, "00000000"))
        .hasMessageContaining("a.npy: no such file");
    Files.writeString(directory.resolve("a.npy"), "something else entirely");
    assertThatThrownBy(() -> NpyFile.read(fs, path, "00000000"))
        .hasMessageContaining("expected .npy version 1.0");
  }

  @Test
  void noPartialFileIsLeftBehind() throws IOException {
    NpyFile.write(fs, path, new NpyArray(1, 1, new float[] {1}));
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  private Object roundTrip(int n, Object values) throws IOException {
    fs.delete(path, false);
    String crc = NpyFile.write(fs, path, new NpyArray(1, n, values));
    return NpyFile.read(fs, path, crc).values();
  }
}
