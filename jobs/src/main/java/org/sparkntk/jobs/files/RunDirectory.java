package org.sparkntk.jobs.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * The output of one run on any Hadoop file system: written into a hidden directory beside its final
 * place and renamed when complete, so that a directory at the final place is always a whole one.
 *
 * <p>Closing it before {@link #complete()} removes everything that was written, as does leaving the
 * JVM in an orderly way (Ctrl-C). What a crash leaves behind is tidied by the next run with the
 * same output directory.
 */
public final class RunDirectory implements AutoCloseable {
  /** The file that every complete run directory contains. */
  public static final String MANIFEST = "run.json";

  /** The file that is written from the beginning of a run to its end. */
  static final String LOG = "log";

  private final FileSystem fs;
  private final Path out;
  private final Path staging;
  private final Existing existing;
  private final List<Path> createdParents;
  private final List<Path> leftovers;
  private final Map<String, Path> taken = new LinkedHashMap<>();
  private @Nullable OutputStream log;
  private boolean open = true;

  private RunDirectory(FileSystem fs, Path out, Existing existing) throws IOException {
    this.fs = fs;
    this.out = out;
    this.existing = existing;
    Leftovers others = new Leftovers(fs, out);
    others.tidy();
    if (existing == Existing.REFUSE
        || existing == Existing.REPLACE
        || !fs.exists(new Path(out, MANIFEST))) {
      refuseUnlessReplaceable();
    }
    this.createdParents = Parents.create(fs, out);
    this.staging = Leftovers.sibling(out, Leftovers.INCOMPLETE);
    if (!fs.mkdirs(staging)) {
      throw unwritable(out, "cannot create a directory beside it");
    }
    fs.deleteOnExit(staging);
    try {
      // After this one is there to be seen: of two that start at once, one or both are refused.
      this.leftovers = others.refuseAtWork(staging);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a run directory.
   *
   * @param conf says which file systems there are
   * @param out the final place; may be relative to the working directory
   * @param existing what to do when something is there
   * @throws InvalidInputException if {@code out} exists and may not be replaced, or cannot be
   *     created
   */
  public static RunDirectory create(Configuration conf, Path out, Existing existing)
      throws IOException {
    try {
      FileSystem fs = PlainFiles.of(out, conf);
      // Through text, which drops a trailing slash: without it the name would be empty.
      // The working directory itself is an empty text.
      String text = out.toString();
      Path place = text.isEmpty() ? fs.getWorkingDirectory() : fs.makeQualified(new Path(text));
      if (place.getParent() == null) {
        throw unwritable(place, "it is the root of a file system");
      }
      return new RunDirectory(fs, place, existing);
    } catch (UnsupportedFileSystemException
        | AccessControlException
        | ParentNotDirectoryException e) {
      throw unwritable(out, String.valueOf(e.getMessage()));
    }
  }

  /** The directory to write into until {@link #complete()}. */
  public Path staging() {
    return staging;
  }

  /** Where {@code name} is to be written, for instance {@code model/alpha.npy}. */
  public Path file(String name) {
    return new Path(staging, name);
  }

  /** The file system that all of it is on. */
  public FileSystem fileSystem() {
    return fs;
  }

  /**
   * Moves a directory on the same file system into this one, as the last thing before it is
   * complete: until then an interruption does not touch it.
   */
  public void take(Path from, String name) {
    taken.put(name, from);
  }

  /**
   * The {@value #MANIFEST} of the directory that is at the final place, if there is one.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<String> existing() throws IOException {
    Path manifest = new Path(out, MANIFEST);
    return fs.exists(manifest) ? Optional.of(TextFile.read(fs, manifest)) : Optional.empty();
  }

  /** Where the run directory will be when complete. */
  public Path out() {
    return out;
  }

  /** Directories of runs on other machines, which may be at work there; left alone. */
  public List<Path> leftovers() {
    return leftovers;
  }

  /** Writes one UTF-8 text file. */
  public void write(String name, String text) throws IOException {
    try (OutputStream stream = PlainFiles.create(fs, file(name))) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Appends one line to the file {@value #LOG}; lines after the end of the run are not kept. */
  public synchronized void log(String line) throws IOException {
    if (!open) {
      return;
    }
    if (log == null) {
      log = PlainFiles.create(fs, file(LOG));
    }
    log.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    log.flush();
  }

  /**
   * Moves the directory to its final place. A directory to be replaced is set aside first and
   * deleted last, so that at every moment one of the two is whole.
   *
   * @throws InvalidInputException if something that may not be replaced has appeared there
   *     meanwhile
   */
  public synchronized void complete() throws IOException {
    if (!open) {
      throw new IllegalStateException("the run directory is closed: " + out);
    }
    if (!fs.exists(file(MANIFEST))) {
      throw new IllegalStateException("a complete run directory needs a " + MANIFEST);
    }
    refuseUnlessReplaceable();
    closeLog();
    for (Map.Entry<String, Path> directory : taken.entrySet()) {
      AtomicFile.tidy(fs, directory.getValue(), 0);
      move(directory.getValue(), file(directory.getKey()));
    }
    if (fs.exists(out)) {
      Path old = Leftovers.sibling(out, Leftovers.REPLACED);
      rename(out, old);
      try {
        rename(staging, out);
      } catch (IOException e) {
        rename(old, out);
        throw e;
      }
      fs.delete(old, true);
    } else {
      rename(staging, out);
    }
    finish();
  }

  /** Removes what was written, unless the directory is complete. */
  @Override
  public synchronized void close() throws IOException {
    if (!open) {
      return;
    }
    finish();
    closeLog();
    fs.delete(staging, true);
    Parents.deleteEmpty(fs, createdParents);
  }

  private void finish() {
    open = false;
    fs.cancelDeleteOnExit(staging);
  }

  private void closeLog() throws IOException {
    if (log != null) {
      log.close();
    }
  }

  /**
   * Refuses what is at the final place, unless it is to be replaced.
   *
   * @throws InvalidInputException if there is something that may not be replaced
   */
  public void refuseUnlessReplaceable() throws IOException {
    existing.check(fs, out);
  }

  /** Moves a directory without what a process was writing when it was killed. */
  private void move(Path from, Path to) throws IOException {
    for (FileStatus status : fs.listStatus(from)) {
      if (status.getPath().getName().startsWith(".")) {
        fs.delete(status.getPath(), true);
      }
    }
    rename(from, to);
  }

  /** A rename that never moves one directory into another and never fails silently. */
  private void rename(Path from, Path to) throws IOException {
    if (fs.exists(to) || !fs.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  private static InvalidInputException unwritable(Path out, String reason) {
    return new InvalidInputException("output directory " + out + " cannot be created: " + reason);
  }
}
