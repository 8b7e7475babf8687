package org.sparkntk.jobs.solve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.files.MatrixCrc;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.jobs.files.ResumeDirectory;
import org.sparkntk.jobs.files.SealedNpy;
import org.sparkntk.jobs.files.SealedNpy.Found;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.LinearOperator;

/**
 * The checkpoint of a solve: all products with the Gram matrix so far, in the order in which they
 * were asked for.
 *
 * <p>Solvers are deterministic, and all that costs is their products. So a solver that starts again
 * and gets its first products from the log is where it was, to the last bit, whichever method it
 * is. A product is taken from the log only if its factor has the same bits as then.
 *
 * <p>The log takes passes × width × 8n bytes: 2.6 GB beside 20 GB of tiles. It is written every so
 * often: a solve that is soon done writes nothing.
 */
public final class ProductLog {
  /** The most bytes of products in memory that are not written yet. */
  private static final long MOST_BYTES = 256L << 20;

  private final ResumeDirectory resume;
  private final String name;
  private final long intervalNanos;
  private final List<Entry> unwritten = new ArrayList<>();
  private long bytes;
  private long lastWrite = System.nanoTime();
  private int next;
  private int replayed;
  private final List<String> damaged = new ArrayList<>();
  private Optional<String> failure = Optional.empty();

  /**
   * A log that goes on from what is there.
   *
   * @param resume where it is kept
   * @param name of its directory there
   * @param seconds between writes, at least 0
   */
  public ProductLog(ResumeDirectory resume, String name, double seconds) {
    this.resume = resume;
    this.name = name;
    this.intervalNanos = (long) (seconds * 1e9);
  }

  private record Entry(Path path, String content, NpyArray array) {}

  /** The products that were not computed again. */
  public int replayed() {
    return replayed;
  }

  /** A clause about what was there; empty if nothing was. */
  public String describe() {
    String found =
        replayed == 0 ? "" : ", %d of them from before the interruption".formatted(replayed);
    return damaged.isEmpty() ? found : found + ", in place of damaged files: " + damaged;
  }

  /** An operator whose products, and those of its accurate version, are logged. */
  public LinearOperator of(LinearOperator operator) {
    return new Logged(operator, "fast");
  }

  private Matrix product(LinearOperator operator, String kind, Matrix s) {
    int index = next++;
    FileSystem fs = resume.fileSystem();
    Path path = new Path(resume.path(name), String.format(Locale.ROOT, "product-%06d.npy", index));
    String content =
        String.join(
            " ",
            resume.run(),
            String.valueOf(index),
            kind,
            String.valueOf(s.cols()),
            MatrixCrc.of(s));
    try {
      SealedNpy stored = SealedNpy.read(fs, path, content);
      if (stored.array().isPresent() && stored.array().get().values() instanceof double[] values) {
        replayed++;
        return Matrix.of(s.rows(), s.cols(), values);
      }
      if (stored.found() == Found.DAMAGED) {
        damaged.add(path.getName());
      }
    } catch (IOException e) {
      failed(path, e);
    }
    Matrix product = operator.apply(s);
    if (failure.isEmpty()) {
      try {
        add(new Entry(path, content, new NpyArray(s.rows(), s.cols(), product.data().clone())));
      } catch (IOException e) {
        failed(path, e);
      }
    }
    return product;
  }

  /** A solve is worth more than its log, and goes on without. */
  private void failed(Path path, IOException e) {
    failure = Optional.of(path + ": " + e.getMessage());
    unwritten.clear();
  }

  /** Why there is no log from some moment on, if so. */
  public Optional<String> failure() {
    return failure;
  }

  private void add(Entry entry) throws IOException {
    unwritten.add(entry);
    bytes += 8L * entry.array.rows() * entry.array.cols();
    if (System.nanoTime() - lastWrite >= intervalNanos || bytes > MOST_BYTES) {
      resume.directory(name);
      for (Entry each : unwritten) {
        SealedNpy.write(resume.fileSystem(), each.path, each.content, each.array);
      }
      unwritten.clear();
      bytes = 0;
      lastWrite = System.nanoTime();
    }
  }

  private final class Logged implements LinearOperator {
    private final LinearOperator operator;
    private final String kind;

    Logged(LinearOperator operator, String kind) {
      this.operator = operator;
      this.kind = kind;
    }

    @Override
    public int size() {
      return operator.size();
    }

    @Override
    public Matrix apply(Matrix s) {
      return product(operator, kind, s);
    }

    @Override
    public LinearOperator accurate() {
      LinearOperator accurate = operator.accurate();
      return accurate == operator ? this : new Logged(accurate, "accurate");
    }
  }
}
