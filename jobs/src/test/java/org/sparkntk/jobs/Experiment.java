package org.sparkntk.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Input files and an experiment file in one folder, and runs of jobs on them.
 *
 * @param folder of the test
 */
record Experiment(Path folder) {
  /** Writes an input file and returns its path. */
  String file(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an input file of text lines and returns its path. */
  String file(String name, String... lines) {
    try {
      return Files.write(folder.resolve(name), List.of(lines)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes two sets of classified points, and returns the section that reads them. */
  String data(Points train, Points test) {
    return "data { format = csv, train = [\"%s\"], test = [\"%s\"] }"
        .formatted(file("train.csv", train.classified()), file("test.csv", test.classified()));
  }

  /** Writes the experiment file: the defaults and the given lines. */
  String conf(String... lines) {
    List<String> all = new ArrayList<>(List.of("include \"defaults\""));
    all.addAll(List.of(lines));
    return file("experiment.conf", all.toArray(String[]::new));
  }

  /** Where a run directory may be made: in a folder that is not there yet. */
  Path out(String name) {
    return folder.resolve("runs").resolve(name);
  }

  /** Runs a job on {@code local[2]} into {@link #out}. */
  CommandLineRun run(String job, String conf, String out, String... more) {
    return on("local[2]", job, conf, out, more);
  }

  /** The same on another master. */
  CommandLineRun on(String master, String job, String conf, String out, String... more) {
    List<String> arguments = new ArrayList<>(List.of(job, conf, "--out", out(out).toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.on(master, arguments.toArray(String[]::new));
  }

  /** A key of the configuration as an option. */
  static String set(String key, Object value) {
    return "--set=" + key + "=" + value;
  }

  /** Options and more of them, which win. */
  static String[] with(String[] options, String... more) {
    return Stream.of(options, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** All files and folders in the folder, hidden ones too. */
  Set<String> everything() {
    return everything(folder);
  }

  /** All files and folders in a folder by their relative names, hidden ones too. */
  static Set<String> everything(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      paths.forEach(path -> names.add(folder.relativize(path).toString()));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of what is directly in a folder, hidden ones too. */
  static Set<String> children(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      paths.forEach(path -> names.add(String.valueOf(path.getFileName())));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
