package org.sparkntk.jobs;

import static org.sparkntk.jobs.Experiment.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.sparkntk.jobs.NtkProcess.Ended;

/**
 * A fit on two executor processes under random faults, and again and again until it is done; its
 * solution must have the bits of an undisturbed one: {@code Chaos RUNS FIRST-SEED EXAMPLES}.
 *
 * @param folder of all files
 * @param examples training examples, of the digits that come with the sources
 */
record Chaos(Path folder, int examples) {
  private static final int MOST_FAULTS = 3;

  /** What a driver says when it begins with the Gram matrix. */
  private static final String AT_WORK = "\ngram ";

  /** Less than a run takes from then on. */
  private static final long WORK_MILLIS = 3000;

  /** What goes wrong. */
  private enum Fault {
    EXECUTOR_KILLED,
    DRIVER_KILLED,
    FILE_DAMAGED
  }

  /**
   * What came of a run.
   *
   * @param faults that happened, in order
   * @param identical whether the solution has the bits of an undisturbed one
   * @param read tiles that the last driver found
   * @param computed tiles that it computed
   * @param damaged tiles that it found damaged
   * @param resumed products that it found
   * @param passes of the whole solve
   */
  record Outcome(
      long seed,
      List<String> faults,
      boolean identical,
      long read,
      long computed,
      long damaged,
      long resumed,
      long passes) {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("chaos");
    Chaos chaos = new Chaos(folder, Integer.parseInt(args[2]));
    byte[] expected = chaos.undisturbed();
    System.out.println(
        "seed  same bits  tiles read  computed  damaged  products found  passes  faults");
    int different = 0;
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      Outcome run = chaos.run(Long.parseLong(args[1]) + i, expected);
      different += run.identical() ? 0 : 1;
      System.out.printf(
          "%4d  %9s  %10d  %8d  %7d  %14d  %6d  %s%n",
          run.seed(),
          run.identical() ? "yes" : "NO",
          run.read(),
          run.computed(),
          run.damaged(),
          run.resumed(),
          run.passes(),
          run.faults());
    }
    System.out.println(different == 0 ? "all have the same bits" : different + " DIFFER");
    System.exit(different == 0 ? 0 : 1);
  }

  /** The solution of a run that nothing happens to, in one process and without a store. */
  byte[] undisturbed() throws IOException, InterruptedException {
    List<String> command = command("undisturbed");
    try (NtkProcess process = NtkProcess.start(home(), command)) {
      require(process.await());
    }
    return Results.coefficients(folder.resolve("undisturbed"));
  }

  /** A run with the faults of a seed. */
  Outcome run(long seed, byte[] expected) throws IOException, InterruptedException {
    Random random = new Random(seed);
    String name = "run-" + seed;
    List<String> command = command(name);
    command.addAll(List.of("--gram", store(name).toString()));
    command.addAll(List.of("--master", "local-cluster[2,1,1024]"));
    List<String> happened = new ArrayList<>();
    int faults = 1 + random.nextInt(MOST_FAULTS);
    boolean done = false;
    while (!done) {
      try (NtkProcess process = NtkProcess.start(home(), command)) {
        boolean killed = false;
        while (!killed && happened.size() < faults && waits(process, random)) {
          Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
          killed = fault != Fault.EXECUTOR_KILLED;
          happened.add(happens(fault, process, name, random));
        }
        if (!killed) {
          require(process.await());
          done = true;
        }
      }
    }
    Path out = folder.resolve(name);
    return new Outcome(
        seed,
        happened,
        Arrays.equals(Results.coefficients(out), expected),
        (long) Results.metric(out, "gram.tiles-read"),
        (long) Results.metric(out, "gram.tiles-computed"),
        (long) Results.metric(out, "gram.tiles-damaged"),
        (long) Results.metric(out, "solve.passes-resumed"),
        (long) Results.metric(out, "solve.passes"));
  }

  /** Waits for the executors, and then some time; returns whether the process is still at work. */
  private static boolean waits(NtkProcess process, Random random)
      throws IOException, InterruptedException {
    while (process.isAlive() && !process.out().contains(AT_WORK)) {
      Thread.sleep(50);
    }
    long end = System.currentTimeMillis() + random.nextLong(WORK_MILLIS);
    while (process.isAlive() && System.currentTimeMillis() < end) {
      Thread.sleep(20);
    }
    return process.isAlive();
  }

  private String happens(Fault fault, NtkProcess process, String name, Random random)
      throws IOException, InterruptedException {
    switch (fault) {
      case EXECUTOR_KILLED -> {
        List<ProcessHandle> executors = process.executors();
        if (executors.isEmpty()) {
          return "no executor to kill";
        }
        executors.get(random.nextInt(executors.size())).destroyForcibly();
        return "executor killed";
      }
      case DRIVER_KILLED -> {
        process.kill();
        return "driver killed";
      }
      case FILE_DAMAGED -> {
        process.kill();
        return "driver killed, " + damage(name, random);
      }
    }
    throw new IllegalStateException("no such fault: " + fault);
  }

  /** Flips a bit of one of the files that the next driver will find. */
  private String damage(String name, Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path place : List.of(store(name), folder.resolve("." + name + ".resume"))) {
      if (Files.exists(place)) {
        try (Stream<Path> all = Files.walk(place)) {
          all.filter(file -> file.toString().endsWith(".npy")).sorted().forEach(files::add);
        }
      }
    }
    if (files.isEmpty()) {
      return "no file to damage";
    }
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE - 1));
    Files.write(file, bytes);
    return "bit flipped in " + file.getFileName();
  }

  private List<String> command(String name) {
    return new ArrayList<>(
        List.of(
            "fit",
            "conf/demo.conf",
            "--out",
            folder.resolve(name).toString(),
            set("data.limit", examples),
            set("gram.tile-size", 125),
            set("solver.method", "block-cg"),
            set("solver.checkpoint-seconds", 0)));
  }

  private Path store(String name) {
    return folder.resolve(name + "-gram");
  }

  private static Path home() {
    return Path.of(Objects.requireNonNull(System.getProperty("ntk.home"), "ntk.home"));
  }

  private static void require(Ended ended) {
    if (ended.code() != 0) {
      throw new IllegalStateException(ended.out() + String.join("\n", ended.err()));
    }
  }
}
