package org.sparkntk.jobs.files;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Reads and writes NumPy's {@code .npy} files, version 1.0, on any Hadoop file system: {@code
 * numpy.load} opens what a job has saved. Each file has a CRC-32C, kept by whoever lists the file,
 * so that a flipped byte is found.
 */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int BUFFER = 1 << 20;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([|<]..)', 'fortran_order': False, 'shape': \\((\\d+), (\\d+)\\), \\} *\\n");

  private NpyFile() {}

  /**
   * Writes a file, which appears when it is whole ({@link AtomicFile}).
   *
   * @return the CRC-32C of the whole file, 8 hexadecimal digits
   */
  public static String write(FileSystem fs, Path path, NpyArray array) throws IOException {
    CRC32C crc = new CRC32C();
    AtomicFile.write(fs, path, out -> write(new CheckedOutputStream(out, crc), array));
    return hex(crc);
  }

  /** Writes to the end of a stream. */
  public static void write(OutputStream out, NpyArray array) throws IOException {
    out.write(header(array));
    writeValues(array, out);
  }

  /**
   * Reads a whole file.
   *
   * @param crc32c the checksum that {@link #write} returned
   * @throws InvalidInputException if the file is missing, is no such file, is cut short or does not
   *     have this checksum
   */
  public static NpyArray read(FileSystem fs, Path path, String crc32c) throws IOException {
    if (!fs.exists(path)) {
      throw new InvalidInputException(path + ": no such file");
    }
    CRC32C crc = new CRC32C();
    NpyArray array;
    try (DataInputStream in =
        new DataInputStream(new CheckedInputStream(fs.open(path, BUFFER), crc))) {
      array = read(in, path, fs.getFileStatus(path).getLen());
      if (in.read() >= 0) {
        throw InvalidInputException.at(path.toString(), "end of array", "end of file", "more");
      }
    } catch (EOFException e) {
      throw InvalidInputException.at(path.toString(), "end of file", "more values", "nothing");
    }
    if (!hex(crc).equals(crc32c)) {
      throw InvalidInputException.at(
          path.toString(), "checksum", "CRC-32C " + crc32c, hex(crc) + " (the file has changed)");
    }
    return array;
  }

  /**
   * Reads from a stream.
   *
   * @param path where it comes from, for messages
   * @param limit bytes that there can be; an array that claims more is not allocated
   * @throws InvalidInputException if there is no such array
   * @throws EOFException if the array is cut short
   */
  public static NpyArray read(DataInputStream in, Path path, long limit) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw InvalidInputException.at(
          path.toString(), "start of file", ".npy version 1.0", "something else");
    }
    int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    String text = new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    Matcher header = HEADER.matcher(text);
    if (!header.matches()) {
      throw InvalidInputException.at(
          path.toString(), "header", "a two-dimensional array in C order", text.strip());
    }
    int rows = extent(header.group(2), path);
    int cols = extent(header.group(3), path);
    long claimed = (long) rows * cols;
    if (claimed > Integer.MAX_VALUE || claimed * bytes(header.group(1), path) > limit) {
      throw InvalidInputException.at(
          path.toString(), "header", "an array of at most " + limit + " bytes", text.strip());
    }
    return new NpyArray(rows, cols, readValues(in, header.group(1), (int) claimed));
  }

  private static byte[] header(NpyArray array) {
    String text =
        "{'descr': '"
            + array.descr()
            + "', 'fortran_order': False, 'shape': ("
            + array.rows()
            + ", "
            + array.cols()
            + "), }";
    int unpadded = MAGIC.length + Short.BYTES + text.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    byte[] body = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(MAGIC.length + Short.BYTES + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) body.length)
        .put(body)
        .array();
  }

  private static void writeValues(NpyArray array, OutputStream out) throws IOException {
    if (array.values() instanceof byte[] bytes) {
      out.write(bytes);
      return;
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    int total = array.rows() * array.cols();
    boolean single = array.values() instanceof float[];
    int step = BUFFER / (single ? Float.BYTES : Double.BYTES);
    for (int at = 0; at < total; at += step) {
      int count = Math.min(step, total - at);
      if (array.values() instanceof float[] floats) {
        buffer.asFloatBuffer().put(floats, at, count);
      } else {
        buffer.asDoubleBuffer().put((double[]) array.values(), at, count);
      }
      out.write(buffer.array(), 0, count * (BUFFER / step));
    }
  }

  private static Object readValues(DataInputStream in, String descr, int total) throws IOException {
    switch (descr) {
      case "|u1" -> {
        byte[] bytes = new byte[total];
        in.readFully(bytes);
        return bytes;
      }
      case "<f4" -> {
        float[] floats = new float[total];
        for (int at = 0; at < total; at += BUFFER / Float.BYTES) {
          int count = Math.min(BUFFER / Float.BYTES, total - at);
          littleEndian(in, count * Float.BYTES).asFloatBuffer().get(floats, at, count);
        }
        return floats;
      }
      default -> {
        double[] doubles = new double[total];
        for (int at = 0; at < total; at += BUFFER / Double.BYTES) {
          int count = Math.min(BUFFER / Double.BYTES, total - at);
          littleEndian(in, count * Double.BYTES).asDoubleBuffer().get(doubles, at, count);
        }
        return doubles;
      }
    }
  }

  private static int extent(String digits, Path path) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw InvalidInputException.at(
          path.toString(), "header", "at most " + Integer.MAX_VALUE + " rows or columns", digits);
    }
  }

  private static int bytes(String descr, Path path) {
    return switch (descr) {
      case "|u1" -> 1;
      case "<f4" -> Float.BYTES;
      case "<f8" -> Double.BYTES;
      default ->
          throw InvalidInputException.at(path.toString(), "element type", "|u1, <f4 or <f8", descr);
    };
  }

  private static ByteBuffer littleEndian(InputStream in, int bytes) throws IOException {
    byte[] buffer = in.readNBytes(bytes);
    if (buffer.length < bytes) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String hex(CRC32C crc) {
    return String.format("%08x", crc.getValue());
  }
}
