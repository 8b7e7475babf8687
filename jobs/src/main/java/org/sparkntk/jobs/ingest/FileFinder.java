package org.sparkntk.jobs.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.VersionInfo;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Turns paths and globs into files: in the order listed, those of one glob or directory by path, so
 * that the order of all rows is the user's and never the file system's.
 */
final class FileFinder {
  private final Configuration configuration;

  FileFinder(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * The files that the patterns stand for; a directory stands for the files below it whose names do
   * not start with {@code _} or a dot.
   *
   * @param key the configuration key to name in messages
   * @throws InvalidInputException if a pattern matches nothing, or a file is empty or named twice
   */
  List<SourceFile> find(String key, List<String> patterns) {
    List<SourceFile> files = new ArrayList<>();
    for (String pattern : patterns) {
      try {
        for (FileStatus match : matches(key, pattern)) {
          files.addAll(expand(key, match));
        }
      } catch (IOException | IllegalArgumentException e) {
        throw new InvalidInputException(
            key + ": cannot read \"" + pattern + "\": " + e.getMessage());
      }
    }
    check(key, files);
    return files;
  }

  private List<FileStatus> matches(String key, String pattern) throws IOException {
    Path path = new Path(pattern);
    FileSystem fs = fileSystem(key, path);
    try {
      // A name that exists is meant literally, even if it has a bracket in it.
      return List.of(fs.getFileStatus(path));
    } catch (FileNotFoundException e) {
      FileStatus[] found = fs.globStatus(path);
      if (found == null) {
        throw new InvalidInputException(key + ": no such file: " + fs.makeQualified(path));
      }
      if (found.length == 0) {
        throw new InvalidInputException(key + ": no file matches " + fs.makeQualified(path));
      }
      List<FileStatus> sorted = new ArrayList<>(List.of(found));
      sorted.sort(Comparator.comparing(status -> status.getPath().toString()));
      return sorted;
    }
  }

  private List<SourceFile> expand(String key, FileStatus status) throws IOException {
    if (!status.isDirectory()) {
      return List.of(new SourceFile(status.getPath().toString(), status.getLen()));
    }
    Path root = status.getPath();
    List<SourceFile> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> below =
        root.getFileSystem(configuration).listFiles(root, true);
    while (below.hasNext()) {
      FileStatus file = below.next();
      if (visible(root, file.getPath())) {
        files.add(new SourceFile(file.getPath().toString(), file.getLen()));
      }
    }
    if (files.isEmpty()) {
      throw new InvalidInputException(key + ": no files in directory " + root);
    }
    files.sort(Comparator.comparing(SourceFile::path));
    return files;
  }

  private static boolean visible(Path root, Path file) {
    for (Path p = file; p != null && !p.equals(root); p = p.getParent()) {
      String name = p.getName();
      // Like Spark: a partition directory such as _year=2020 holds data.
      if (name.startsWith(".") || (name.startsWith("_") && !name.contains("="))) {
        return false;
      }
    }
    return true;
  }

  private static void check(String key, List<SourceFile> files) {
    Set<String> seen = new HashSet<>();
    for (SourceFile file : files) {
      if (file.bytes() == 0) {
        throw new InvalidInputException(
            key + ": expected examples, found an empty file: " + file.path());
      }
      if (!seen.add(file.path())) {
        throw new InvalidInputException(
            key + ": expected every file once, found twice: " + file.path());
      }
    }
  }

  private FileSystem fileSystem(String key, Path path) throws IOException {
    try {
      return path.getFileSystem(configuration);
    } catch (RuntimeException e) {
      // Hadoop wraps the ClassNotFoundException of a file system that is configured but not there.
      throw new InvalidInputException(
          key
              + ": expected a file system that Spark can reach, found "
              + path
              + " ("
              + e.getMessage()
              + "); add its connector, for s3a: -- --packages org.apache.hadoop:hadoop-aws:"
              + VersionInfo.getVersion());
    }
  }
}
