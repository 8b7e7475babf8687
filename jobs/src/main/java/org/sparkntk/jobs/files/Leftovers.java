package org.sparkntk.jobs.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Hidden directories beside an output directory, {@code
 * .<name>.<kind>-<host>-<pid>t<start>-<random>}, and what becomes of them when the process that
 * made them is gone. The start, in milliseconds since 1970, tells it from another process that got
 * its number later, as in containers, where every driver may have the same.
 */
final class Leftovers {
  /** A run that is being written. */
  static final String INCOMPLETE = "incomplete";

  /** A complete run that is about to be replaced. */
  static final String REPLACED = "replaced";

  private static final Pattern SUFFIX =
      Pattern.compile("(" + INCOMPLETE + "|" + REPLACED + ")-(.+)-(\\d+)(?:t(\\d+))?-[0-9a-f]{8}");

  /** Two readings of the same start differ by the second or so that the clock is corrected by. */
  private static final long SAME_START_MILLIS = 10_000;

  private final FileSystem fs;
  private final Path out;
  private final Duration patience;

  /**
   * A hidden directory and the process that made it.
   *
   * @param start of the process, milliseconds since 1970, if it is known
   */
  record Leftover(Path path, String host, long pid, Optional<Long> start) {
    /** Whether the process is or was on this machine. */
    boolean isHere() {
      return host.equals(Leftovers.host());
    }

    /** For a process on this machine. */
    boolean isAlive() {
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      if (process.isEmpty()) {
        return false;
      }
      Optional<Long> found = Leftovers.start(process.get());
      return start.isEmpty()
          || found.isEmpty()
          || Math.abs(start.get() - found.get()) < SAME_START_MILLIS;
    }
  }

  Leftovers(FileSystem fs, Path out) {
    this(fs, out, Writer.LAPSE);
  }

  /**
   * The same for tests.
   *
   * @param patience how long to wait for a process on another machine to turn out to be gone
   */
  Leftovers(FileSystem fs, Path out, Duration patience) {
    this.fs = fs;
    this.out = out;
    this.patience = patience;
  }

  /** A new hidden path beside {@code out} that names this process. */
  static Path sibling(Path out, String kind) {
    String random = UUID.randomUUID().toString().substring(0, 8);
    ProcessHandle self = ProcessHandle.current();
    String start = start(self).map(millis -> "t" + millis).orElse("");
    String owner = host() + "-" + self.pid() + start;
    return new Path(out.getParent(), prefix(out) + kind + "-" + owner + "-" + random);
  }

  /**
   * Removes what dead processes of this machine left behind. A run that was set aside by a process
   * that died before the new one was in place is put back.
   *
   * @return those whose process is alive, or on another machine and may be alive
   */
  List<Leftover> tidy() throws IOException {
    List<Leftover> kept = new ArrayList<>();
    Path parent = out.getParent();
    if (parent == null || !fs.exists(parent) || !fs.getFileStatus(parent).isDirectory()) {
      return kept;
    }
    for (FileStatus status : fs.listStatus(parent)) {
      String name = status.getPath().getName();
      if (!name.startsWith(prefix(out))) {
        continue;
      }
      Matcher suffix = SUFFIX.matcher(name.substring(prefix(out).length()));
      if (suffix.matches()) {
        Leftover leftover =
            new Leftover(
                status.getPath(),
                suffix.group(2),
                Long.parseLong(suffix.group(3)),
                Optional.ofNullable(suffix.group(4)).map(Long::parseLong));
        if (leftover.isHere() && !leftover.isAlive()) {
          clear(status.getPath(), suffix.group(1));
        } else {
          kept.add(leftover);
        }
      }
    }
    return List.copyOf(kept);
  }

  /**
   * Refuses to share the place with a living process of this machine or, where the file system
   * tells, of another one. What a dead one left there is removed.
   *
   * @param own the directory of the run that asks
   * @return directories of other machines, whose processes may be alive
   * @throws InvalidInputException naming the process
   */
  List<Path> refuseAtWork(Path own) throws IOException {
    List<Path> elsewhere = new ArrayList<>();
    for (Leftover other : tidy()) {
      if (other.path().equals(own)) {
        continue;
      }
      switch (writer(other)) {
        case AT_WORK ->
            throw new InvalidInputException(
                "output directory %s: expected no other run at work there, found process %d on %s (%s)"
                    .formatted(out, other.pid(), other.host(), other.path()));
        case GONE -> fs.delete(other.path(), true);
        case UNKNOWN -> elsewhere.add(other.path());
      }
    }
    return List.copyOf(elsewhere);
  }

  /** A run writes its log from its beginning to its end. */
  private Writer writer(Leftover leftover) throws IOException {
    if (leftover.isHere()) {
      return Writer.AT_WORK;
    }
    return leftover.path().getName().startsWith(prefix(out) + INCOMPLETE)
        ? Writer.await(fs, new Path(leftover.path(), RunDirectory.LOG), patience)
        : Writer.UNKNOWN;
  }

  private void clear(Path leftover, String kind) throws IOException {
    if (kind.equals(REPLACED) && !fs.exists(out)) {
      if (!fs.rename(leftover, out)) {
        throw new IOException("cannot put " + leftover + " back to " + out);
      }
    } else {
      fs.delete(leftover, true);
    }
  }

  private static Optional<Long> start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli);
  }

  private static String prefix(Path out) {
    return "." + out.getName() + ".";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
