package org.sparkntk.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.files.SealedNpy.Found;

class SealedNpyTest {
  private static final String CONTENT = "squares";
  private static final NpyArray ARRAY = new NpyArray(2, 2, new float[] {1, 4, 9, 16});

  @TempDir private java.nio.file.Path directory;
  private FileSystem fs;
  private Path path;
  private java.nio.file.Path file;

  @BeforeEach
  void open() throws IOException {
    path = new Path(directory.resolve("a.npy").toUri());
    fs = PlainFiles.of(path, new Configuration());
    file = directory.resolve("a.npy");
  }

  private byte[] written() throws IOException {
    SealedNpy.write(fs, path, CONTENT, ARRAY);
    return Files.readAllBytes(file);
  }

  private Found found(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    SealedNpy read = SealedNpy.read(fs, path, CONTENT);
    assertThat(read.array().isPresent()).isEqualTo(read.found() == Found.WHOLE);
    return read.found();
  }

  @Test
  void anArrayComesBack() throws IOException {
    written();
    SealedNpy read = SealedNpy.read(fs, path, CONTENT);
    assertThat(read.found()).isEqualTo(Found.WHOLE);
    assertThat(read.array().orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(new NpyArray(2, 2, new float[] {1, 4, 9, 16}));
  }

  /** NumPy reads the shape's bytes and leaves what follows alone. */
  @Test
  void theFileBeginsAsNumPysOwn() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    NpyFile.write(plain, ARRAY);
    byte[] sealed = written();
    assertThat(Arrays.copyOf(sealed, plain.size())).isEqualTo(plain.toByteArray());
    assertThat(sealed).hasSize(plain.size() + 32 + 4 + 4);
  }

  @Test
  void noFileAndAnotherContentAreToldApart() throws IOException {
    assertThat(SealedNpy.read(fs, path, CONTENT).found()).isEqualTo(Found.NOTHING);
    written();
    assertThat(SealedNpy.read(fs, path, "cubes").found()).isEqualTo(Found.ANOTHER);
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    byte[] whole = written();
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(found(flipped)).as("bit %d", bit).isEqualTo(Found.DAMAGED);
    }
  }

  @Test
  void everyCutAndWhatIsAppendedAreFound() throws IOException {
    byte[] whole = written();
    for (int length = 0; length < whole.length; length++) {
      assertThat(found(Arrays.copyOf(whole, length)))
          .as("%d bytes", length)
          .isEqualTo(Found.DAMAGED);
    }
    assertThat(found(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(Found.DAMAGED);
    assertThat(found(whole)).isEqualTo(Found.WHOLE);
  }

  @Test
  void anArrayThatCannotBeThereIsNotAllocated() throws IOException {
    for (String shape :
        new String[] {
          "(2147483647, 1)", "(2147483647, 2147483647)", "(0, 4294967297)", "(9, 1000)", "(7, 6)"
        }) {
      String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
      byte[] body =
          (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
      out.write(body);
      out.write(new byte[100]);
      assertThat(found(out.toByteArray())).as(shape).isEqualTo(Found.DAMAGED);
    }
  }

  @Test
  void aFileWhoseDatanodesAreGoneIsDamaged() throws IOException {
    written();
    try (FileSystem gone = new Gone()) {
      gone.initialize(fs.getUri(), new Configuration());
      assertThat(SealedNpy.read(gone, path, CONTENT).found()).isEqualTo(Found.DAMAGED);
    }
  }

  /** Files that are listed and cannot be read. */
  private static final class Gone extends RawLocalFileSystem {
    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
      throw new BlockMissingException(path.toString(), "Could not obtain block", 0);
    }
  }
}
