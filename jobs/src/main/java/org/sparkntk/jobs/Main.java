package org.sparkntk.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.sparkntk.jobs.config.Grid;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.errors.NoRoom;
import org.sparkntk.jobs.report.BuildInfo;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: {@code ntk <job> <conf> [--set key=value]... [--out DIR] [--overwrite]}.
 *
 * <p>Exit codes: 0 done; 1 failed; 2 wrong usage, configuration or input, told in one message; 3
 * done, but worse than the baseline of a comparison.
 */
@Command(
    name = "ntk",
    description = "Exact kernel regression with Neural Tangent Kernels on Spark.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "JOB",
    commandListHeading = "%nJobs (scripts/ntk JOB --help tells more):%n",
    footer = {
      "",
      "Options of scripts/ntk itself:",
      "      --master=URL   where Spark runs; local[*] (all cores here) by default",
      "      -- OPTIONS     everything behind -- goes to spark-submit",
      "",
      "Every key of an experiment file, with its default: conf/defaults.conf",
      "Exit codes: 0 done; 1 failed; 2 wrong usage, configuration or input; 3 worse than the baseline"
    })
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;

  private final PrintWriter err;

  private Main(PrintWriter err) {
    this.err = err;
  }

  /** Runs one job and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = commandLine(new PrintWriter(System.err, true, UTF_8)).execute(args);
    // In cluster mode YARN takes every early System.exit for a failure, even System.exit(0).
    boolean cluster = "cluster".equals(System.getProperty("spark.submit.deployMode"));
    if (code != 0 || !cluster) {
      System.exit(code);
    }
  }

  static CommandLine commandLine(PrintWriter err) {
    return new CommandLine(new Main(err))
        .setErr(err)
        .setParameterExceptionHandler((e, args) -> wrongUsage(e));
  }

  @Command(
      name = "fit",
      description =
          "Fits kernel regression to the training examples, evaluates it on the test"
              + " examples and saves the model.",
      footer = {"", "Example: scripts/ntk fit conf/demo.conf --set solver.ridge=1e-4"})
  int fit(
      @Mixin RunOptions options,
      @Option(
              names = "--gram",
              paramLabel = "DIR",
              description =
                  "a Gram store, such as the gram directory of a finished run; what it has is read,"
                      + " what it lacks computed and written (gram.store)")
          Optional<String> gram) {
    gram.ifPresent(directory -> options.set("gram.store", directory));
    return run("fit", options, FitJob::new);
  }

  @Command(
      name = "predict",
      description =
          "Predicts new examples (data.test) with a saved model (predict.model); with"
              + " labels, evaluates the predictions too.",
      footer = {
        "",
        "Example: scripts/ntk predict conf/demo-predict.conf --set predict.model=runs/demo/model"
      })
  int predict(@Mixin RunOptions options) {
    return run("predict", options, PredictJob::new);
  }

  @Command(
      name = "gram",
      description = "Builds and saves the Gram matrix of the training examples and summarises it.",
      footer = {"", "Example: scripts/ntk gram conf/demo.conf --set data.limit=2000"})
  int gram(@Mixin RunOptions options) {
    return run("gram", options, GramJob::new);
  }

  @Command(
      name = "sketch-error",
      description =
          "Compares features with the kernel that they approximate (error of the kernel, test error,"
              + " seconds, for several numbers of several kinds) and recommends one.",
      footer = {"", "Example: scripts/ntk sketch-error conf/demo.conf --out runs/sketch-error"})
  int sketchError(@Mixin RunOptions options) {
    return run("sketch-error", options, SketchErrorJob::new);
  }

  @Command(
      name = "compare",
      description =
          "Runs fit for every cell of a grid (compare.axes), each in its own directory, and judges"
              + " them: one table, one page. Cells that are done and unchanged are not run again.",
      footer = {
        "",
        "Exit code 3: something is worse than in compare.baseline.",
        "Example: scripts/ntk compare conf/compare/demo.conf"
      })
  int compare(@Mixin RunOptions options) {
    return run(
        "compare",
        () -> {
          Grid grid = options.grid();
          return new CompareJob(grid).run(options.comparison(grid));
        });
  }

  @Command(
      name = "kernel",
      description =
          "Evaluates the NNGP and NTK kernels on small CSV inputs (inputs.x, inputs.z)"
              + " and writes both matrices as CSV in full double precision.",
      footer = {"", "Example: scripts/ntk kernel conf/kernel-example.conf --out runs/kernel"})
  int kernel(@Mixin RunOptions options) {
    return run("kernel", options, KernelJob::new);
  }

  @Command(
      name = "phase-diagram",
      description =
          "Computes the phases of an activation's initialisations (fixed points of variance and"
              + " correlation, growth, correlation length) and the edge of chaos.",
      footer = {"", "Example: scripts/ntk phase-diagram conf/phase-diagram.conf"})
  int phaseDiagram(@Mixin RunOptions options) {
    return run("phase-diagram", options, PhaseDiagramJob::new);
  }

  @Command(
      name = "depth-asymptotics",
      description =
          "Follows the NTK of feed-forward and residual networks into great depth: limit, rate,"
              + " condition of the Gram matrix.",
      footer = {"", "Example: scripts/ntk depth-asymptotics conf/depth-asymptotics.conf"})
  int depthAsymptotics(@Mixin RunOptions options) {
    return run("depth-asymptotics", options, DepthAsymptoticsJob::new);
  }

  private int run(String name, RunOptions options, Supplier<Job> job) {
    return run(name, () -> job.get().run(options.context(name)));
  }

  /** The one place where every failure ends: as an exit code and a message. */
  private int run(String name, Callable<Integer> job) {
    try {
      return job.call();
    } catch (AlreadyDoneException e) {
      System.out.println(e.getMessage());
      return 0;
    } catch (NotConvergedException e) {
      err.println("ntk: " + name + " failed: " + e.getMessage());
      return FAILED;
    } catch (Throwable failure) {
      Optional<InvalidInputException> mendable = InvalidInputException.in(failure);
      if (mendable.isPresent()) {
        err.println("ntk: " + mendable.get().getMessage());
        return WRONG_INPUT;
      }
      Optional<String> full = NoRoom.in(failure);
      if (full.isPresent()) {
        err.println(
            "ntk: " + name + " failed: " + full.get() + "; make room and give the command again");
        return FAILED;
      }
      LoggerFactory.getLogger(Main.class).error("{} failed", name, failure);
      err.println("ntk: " + name + " failed: " + Failure.oneLine(failure));
      return FAILED;
    }
  }

  private static int wrongUsage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("ntk: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, err)) {
      command.usage(err);
    }
    return WRONG_INPUT;
  }

  /** The version and the git commit of this build. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      BuildInfo build = BuildInfo.current();
      return new String[] {"spark-ntk " + build.version() + ", git commit " + build.commit()};
    }
  }
}
