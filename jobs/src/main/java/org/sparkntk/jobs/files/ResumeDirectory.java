package org.sparkntk.jobs.files;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run keeps for the case that it is interrupted: {@code .<name>.resume} beside its
 * directory. The same run started again goes on from there; the directory goes when the run is
 * complete, or when another run takes its place.
 *
 * <p>What is in it must be valid at every moment, because the end may come at any.
 */
public final class ResumeDirectory {
  /** What an interruption may have left. */
  public enum Found {
    /** Nothing. */
    NOTHING,
    /** Something to go on from. */
    THIS_RUN,
    /** Something of a run with other results, which has been deleted. */
    ANOTHER_RUN
  }

  private static final String OWNER = "resume.json";

  private final FileSystem fs;
  private final Path directory;
  private final String run;
  private final Found found;

  private ResumeDirectory(FileSystem fs, Path directory, String run, Found found) {
    this.fs = fs;
    this.directory = directory;
    this.run = run;
    this.found = found;
  }

  /**
   * Finds what an interrupted run has left, and deletes it if that was a different one.
   *
   * @param out the run directory
   * @param run describes all that the results depend on
   */
  public static ResumeDirectory open(FileSystem fs, Path out, String run) throws IOException {
    Path directory = place(out);
    Path owner = new Path(directory, OWNER);
    String expected = Json.text(new Owner(run));
    if (fs.exists(owner) && TextFile.read(fs, owner).equals(expected)) {
      return new ResumeDirectory(fs, directory, run, Found.THIS_RUN);
    }
    boolean other = fs.delete(directory, true);
    return new ResumeDirectory(fs, directory, run, other ? Found.ANOTHER_RUN : Found.NOTHING);
  }

  /** Deletes what an interrupted run has left, whichever it was. */
  public static void forget(FileSystem fs, Path out) throws IOException {
    fs.delete(place(out), true);
  }

  private static Path place(Path out) {
    return new Path(out.getParent(), "." + out.getName() + ".resume");
  }

  private record Owner(String run) {}

  /** Describes the run. */
  public String run() {
    return run;
  }

  /** Where {@link #directory} is, there or not. */
  public Path path(String name) {
    return new Path(directory, name);
  }

  /** Whether anything would be left if the run ended now. */
  public boolean isUsed() throws IOException {
    return fs.exists(directory);
  }

  /** What an interruption had left. */
  public Found found() {
    return found;
  }

  /** The file system of the directory. */
  public FileSystem fileSystem() {
    return fs;
  }

  /** A directory of this name within, there and perhaps not empty. */
  public Path directory(String name) throws IOException {
    Path path = path(name);
    if (!fs.mkdirs(path)) {
      throw new IOException("cannot create " + path);
    }
    Path owner = new Path(directory, OWNER);
    if (!fs.exists(owner)) {
      TextFile.write(fs, owner, Json.text(new Owner(run)));
    }
    return path;
  }

  /** Deletes everything. */
  public void delete() throws IOException {
    fs.delete(directory, true);
  }
}
