package org.sparkntk.jobs.distributed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.sparkntk.jobs.data.ByteRows;
import org.sparkntk.jobs.data.DoubleRows;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.data.SparseDoubleRows;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.NpyFile;
import org.sparkntk.jobs.files.StoredFile;

/**
 * Blocks in {@code .npy} files of one directory, one file a block: row panels of a set that is too
 * large to broadcast, and the training examples of a saved model.
 *
 * @param rows the number of examples
 * @param width features per example
 * @param blockSize rows of every block but the last
 * @param directory URI of the directory
 * @param files one file a block, in order
 * @param hadoop how to reach the file system
 */
public record StoredRowBlocks(
    int rows,
    int width,
    int blockSize,
    String directory,
    List<StoredFile> files,
    SerializableConfiguration hadoop)
    implements RowBlocks {

  /** Checks the number of files. */
  public StoredRowBlocks {
    files = List.copyOf(files);
    if (files.size() != (rows + blockSize - 1) / blockSize) {
      throw new IllegalArgumentException(
          rows + " rows in blocks of " + blockSize + " cannot be " + files.size() + " files");
    }
  }

  @Override
  public RawRows block(int index) {
    StoredFile file = files.get(index);
    Path path = new Path(directory, file.name());
    try {
      NpyArray array = NpyFile.read(path.getFileSystem(hadoop.value()), path, file.crc32c());
      if (Entries.isNameOf(file.name())) {
        return Entries.rows(array, rowsOf(index), width, path);
      }
      if (array.rows() != rowsOf(index) || array.cols() != width) {
        throw InvalidInputException.at(
            path.toString(),
            "shape",
            rowsOf(index) + " × " + width,
            array.rows() + " × " + array.cols());
      }
      return array.values() instanceof byte[] bytes
          ? new ByteRows(array.rows(), width, bytes)
          : new DoubleRows(array.rows(), width, (double[]) array.values());
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes one block into a directory, as {@code block-00017.npy}, or as {@link Entries} if its
   * zeros are left out.
   */
  public static StoredFile write(
      SerializableConfiguration hadoop, String directory, int index, RawRows block) {
    String name =
        block instanceof SparseDoubleRows
            ? Entries.name(index)
            : String.format("block-%05d.npy", index);
    Path path = new Path(directory, name);
    try {
      String crc = NpyFile.write(path.getFileSystem(hadoop.value()), path, array(block));
      return new StoredFile(path.getName(), crc);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }

  private static NpyArray array(RawRows block) {
    if (block instanceof SparseDoubleRows sparse) {
      return Entries.of(sparse.pairs());
    }
    Object values =
        block instanceof ByteRows bytes ? bytes.values() : ((DoubleRows) block).values();
    return new NpyArray(block.rows(), block.width(), values);
  }
}
