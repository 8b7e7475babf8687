package org.sparkntk.jobs.ingest;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.config.DataConfig.Format;
import org.sparkntk.jobs.config.DataConfig.Task;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Matrix;

/** A small CSV file of nothing but numbers, read without Spark. */
public final class NumberTable {
  private NumberTable() {}

  /**
   * Reads a table.
   *
   * @param file one example a line, no header
   * @return rows × columns, at least 1 × 1
   * @throws InvalidInputException if the file is missing or empty, is ragged or has a field that is
   *     not a finite number
   */
  public static Matrix read(Configuration hadoop, Path file) throws IOException {
    try (var in = new BufferedInputStream(file.getFileSystem(hadoop).open(file));
        CsvLines lines = new CsvLines(in, file.toString(), Format.CSV)) {
      return read(lines, new Fields(file.toString(), Task.REGRESSION));
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(file + ": no such file");
    }
  }

  private static Matrix read(CsvLines lines, Fields fields) {
    Optional<String[]> line = lines.next();
    if (line.isEmpty()) {
      throw new InvalidInputException(fields.path() + ": expected numbers, found no line");
    }
    int width = line.get().length;
    List<double[]> rows = new ArrayList<>();
    for (; line.isPresent(); line = lines.next()) {
      String[] texts = line.get();
      double[] values = new double[width];
      if (texts.length != width) {
        throw InvalidInputException.at(
            fields.path(), lines.place(), width + " columns", "" + texts.length);
      }
      for (int j = 0; j < width; j++) {
        int column = j + 1;
        values[j] = fields.number(texts[j], () -> lines.place() + ", column " + column);
      }
      rows.add(values);
    }
    Matrix out = Matrix.zeros(rows.size(), width);
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, out.data(), i * width, width);
    }
    return out;
  }
}
