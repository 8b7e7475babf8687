package org.sparkntk.jobs.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Hidden directories beside an output directory, {@code .<name>.<kind>-<host>-<pid>-<random>}, and
 * what becomes of them when the process that made them is gone.
 */
final class Leftovers {
  /** A run that is being written. */
  static final String INCOMPLETE = "incomplete";

  /** A complete run that is about to be replaced. */
  static final String REPLACED = "replaced";

  private static final Pattern SUFFIX =
      Pattern.compile("(" + INCOMPLETE + "|" + REPLACED + ")-(.+)-(\\d+)-[0-9a-f]{8}");

  private final FileSystem fs;
  private final Path out;

  Leftovers(FileSystem fs, Path out) {
    this.fs = fs;
    this.out = out;
  }

  /** A new hidden path beside {@code out} that names this process. */
  static Path sibling(Path out, String kind) {
    String random = UUID.randomUUID().toString().substring(0, 8);
    String owner = host() + "-" + ProcessHandle.current().pid();
    return new Path(out.getParent(), prefix(out) + kind + "-" + owner + "-" + random);
  }

  /**
   * Removes what dead processes of this machine left behind. A run that was set aside by a process
   * that died before the new one was in place is put back.
   *
   * @return the directories whose process is alive, or on another machine and may be alive
   */
  List<Path> tidy() throws IOException {
    List<Path> kept = new ArrayList<>();
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
        if (isDead(suffix.group(2), Long.parseLong(suffix.group(3)))) {
          clear(status.getPath(), suffix.group(1));
        } else {
          kept.add(status.getPath());
        }
      }
    }
    return List.copyOf(kept);
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

  private static boolean isDead(String host, long pid) {
    return host.equals(host()) && ProcessHandle.of(pid).isEmpty();
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
