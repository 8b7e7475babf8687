package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.NpyFile;
import org.sparkntk.kernels.linalg.Matrix;

/** Float32 arrays in {@code .npy} files, for programs in other languages. */
final class Arrays32 {
  private Arrays32() {}

  /** The matrix with every entry rounded to float32. */
  static Matrix rounded(Matrix matrix) {
    Matrix out = matrix.copy();
    for (int i = 0; i < out.data().length; i++) {
      out.data()[i] = (float) out.data()[i];
    }
    return out;
  }

  /** Writes a matrix that has been rounded. */
  static void write(Path file, Matrix matrix) throws IOException {
    float[] values = new float[matrix.data().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.data()[i];
    }
    NpyFile.write(local(), hadoop(file), new NpyArray(matrix.rows(), matrix.cols(), values));
  }

  /** Reads the entries of an array, row by row. */
  static double[] read(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(Files.readAllBytes(file));
    String checksum = "%08x".formatted(crc.getValue());
    NpyArray array = NpyFile.read(local(), hadoop(file), checksum);
    return widened((float[]) array.values()).toArray();
  }

  /** The same numbers as doubles. */
  static DoubleStream widened(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }

  private static FileSystem local() throws IOException {
    return FileSystem.getLocal(new Configuration()).getRawFileSystem();
  }

  private static org.apache.hadoop.fs.Path hadoop(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }
}
