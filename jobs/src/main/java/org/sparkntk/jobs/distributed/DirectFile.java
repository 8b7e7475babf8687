package org.sparkntk.jobs.distributed;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Tile;

/**
 * A nameless file of arrays that is read and written in large aligned pieces, past the page cache
 * where the file system can do so.
 */
final class DirectFile {
  /** A multiple of the block size of every common file system. */
  private static final int ALIGNMENT = 4096;

  private final FileChannel channel;

  private DirectFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Creates the file and removes its name. */
  static DirectFile create(Path path) throws IOException {
    FileChannel channel = open(path);
    Files.delete(path);
    return new DirectFile(channel);
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      return open(path, ExtendedOpenOption.DIRECT);
    } catch (IOException | UnsupportedOperationException e) {
      // In-memory file systems, for example, have no direct access; other failures come again.
      return open(path, StandardOpenOption.CREATE);
    }
  }

  private static FileChannel open(Path path, OpenOption access) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, access);
  }

  /** A buffer that can hold a tile. */
  static ByteBuffer buffer(long tileBytes) {
    return ByteBuffer.allocateDirect((int) aligned(tileBytes) + ALIGNMENT)
        .alignedSlice(ALIGNMENT)
        .order(ByteOrder.nativeOrder());
  }

  /**
   * Writes a tile.
   *
   * @param position a multiple of the alignment
   * @param buffer of {@link #buffer}, large enough
   * @return the first position behind it that is
   */
  long write(long position, Tile tile, ByteBuffer buffer) throws IOException {
    buffer.clear();
    if (tile instanceof Float32Tile floats) {
      buffer.asFloatBuffer().put(floats.values());
    } else if (tile instanceof Float64Tile doubles) {
      buffer.asDoubleBuffer().put(doubles.values());
    }
    buffer.limit((int) aligned(tile.bytes()));
    while (buffer.hasRemaining()) {
      channel.write(buffer, position + buffer.position());
    }
    return position + buffer.limit();
  }

  /** Reads the bytes of a tile into a buffer from its start. */
  void read(long position, long tileBytes, ByteBuffer buffer) throws IOException {
    buffer.clear().limit((int) aligned(tileBytes));
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("a file of tiles ends at byte " + channel.size());
      }
    }
  }

  /** Copies what {@link #read} has read. */
  static void copy(ByteBuffer buffer, Tile tile) {
    buffer.rewind();
    if (tile instanceof Float32Tile floats) {
      buffer.asFloatBuffer().get(floats.values());
    } else if (tile instanceof Float64Tile doubles) {
      buffer.asDoubleBuffer().get(doubles.values());
    }
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
