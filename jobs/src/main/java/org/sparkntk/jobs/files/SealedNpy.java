package org.sparkntk.jobs.files;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * A NumPy array that knows what it is: {@code numpy.load} opens the file, and behind the array
 * there is the SHA-256 of a description of its content (32 bytes), the CRC-32C of all before (4)
 * and {@code "NTKT"}. So a reader can tell a whole file of the right content from everything else,
 * without a list of files that would have to be kept.
 *
 * @param found what there was
 * @param array what was asked for, if it was there
 */
public record SealedNpy(Found found, Optional<NpyArray> array) {
  /** What was found in place of an array. */
  public enum Found {
    /** The array. */
    WHOLE,
    /** No file. */
    NOTHING,
    /** Whole, but of other content. */
    ANOTHER,
    /** Cut short, changed, or on datanodes that are gone. */
    DAMAGED
  }

  private static final int MAGIC = 0x4E544B54;
  private static final int BUFFER = 1 << 20;

  /**
   * Writes a file, which appears when it is whole.
   *
   * @param content describes it; equal arrays alone have equal descriptions
   */
  public static void write(FileSystem fs, Path path, String content, NpyArray array)
      throws IOException {
    AtomicFile.write(
        fs,
        path,
        raw -> {
          CheckedOutputStream out = new CheckedOutputStream(raw, new CRC32C());
          NpyFile.write(out, array);
          out.write(Sha256.bytes(content));
          int checksum = (int) out.getChecksum().getValue();
          out.write(ByteBuffer.allocate(8).putInt(checksum).putInt(MAGIC).array());
        });
  }

  /** Reads a file. */
  public static SealedNpy read(FileSystem fs, Path path, String content) throws IOException {
    if (!fs.exists(path)) {
      return without(Found.NOTHING);
    }
    CRC32C crc = new CRC32C();
    try (CheckedInputStream checked = new CheckedInputStream(fs.open(path, BUFFER), crc);
        DataInputStream in = new DataInputStream(checked)) {
      NpyArray array = NpyFile.read(in, path, fs.getFileStatus(path).getLen());
      byte[] found = new byte[Sha256.BYTES];
      in.readFully(found);
      int checksum = (int) crc.getValue();
      if (in.readInt() != checksum || in.readInt() != MAGIC || in.read() >= 0) {
        return without(Found.DAMAGED);
      }
      return Arrays.equals(found, Sha256.bytes(content))
          ? new SealedNpy(Found.WHOLE, Optional.of(array))
          : without(Found.ANOTHER);
    } catch (EOFException | ChecksumException | BlockMissingException | InvalidInputException e) {
      return without(Found.DAMAGED);
    }
  }

  private static SealedNpy without(Found found) {
    return new SealedNpy(found, Optional.empty());
  }
}
