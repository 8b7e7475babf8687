package org.sparkntk.jobs.gram;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.AtomicFile;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.NpyFile;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Tile;

/**
 * One tile a file: a NumPy array, which {@code numpy.load} opens, and behind it what tells whether
 * the file is whole and of which tile: identity (32 bytes), CRC-32C of all before (4), {@code
 * "NTKT"}.
 */
final class TileFiles {
  /** What was found in place of a tile. */
  enum Found {
    /** The tile. */
    WHOLE,
    /** Nothing. */
    NOTHING,
    /** A tile of other examples. */
    ANOTHER,
    /** A file that is cut short or has changed. */
    DAMAGED
  }

  private static final int MAGIC = 0x4E544B54;
  private static final int BUFFER = 1 << 20;

  private TileFiles() {}

  /** Writes a file, which appears when it is whole. */
  static void write(FileSystem fs, Path path, byte[] identity, Tile tile) throws IOException {
    AtomicFile.write(
        fs,
        path,
        raw -> {
          CheckedOutputStream out = new CheckedOutputStream(raw, new CRC32C());
          NpyFile.write(out, new NpyArray(tile.rows(), tile.cols(), values(tile)));
          out.write(identity);
          int checksum = (int) out.getChecksum().getValue();
          out.write(ByteBuffer.allocate(8).putInt(checksum).putInt(MAGIC).array());
        });
  }

  /**
   * Reads a tile.
   *
   * @param tile receives the entries; they are of no use unless the tile was found whole
   */
  static Found read(FileSystem fs, Path path, byte[] identity, Tile tile) throws IOException {
    if (!fs.exists(path)) {
      return Found.NOTHING;
    }
    CRC32C crc = new CRC32C();
    try (CheckedInputStream checked = new CheckedInputStream(fs.open(path, BUFFER), crc);
        DataInputStream in = new DataInputStream(checked)) {
      NpyArray array = NpyFile.read(in, path, fs.getFileStatus(path).getLen());
      byte[] found = new byte[TileIdentity.BYTES];
      in.readFully(found);
      int checksum = (int) crc.getValue();
      if (in.readInt() != checksum || in.readInt() != MAGIC || in.read() >= 0) {
        return Found.DAMAGED;
      }
      if (!Arrays.equals(found, identity)) {
        return Found.ANOTHER;
      }
      return fill(array, tile) ? Found.WHOLE : Found.DAMAGED;
    } catch (EOFException | ChecksumException | InvalidInputException e) {
      return Found.DAMAGED;
    }
  }

  private static boolean fill(NpyArray array, Tile tile) {
    Object values = values(tile);
    if (array.rows() != tile.rows()
        || array.cols() != tile.cols()
        || !array.values().getClass().equals(values.getClass())) {
      return false;
    }
    System.arraycopy(array.values(), 0, values, 0, tile.rows() * tile.cols());
    return true;
  }

  private static Object values(Tile tile) {
    return tile instanceof Float64Tile wide ? wide.values() : ((Float32Tile) tile).values();
  }
}
