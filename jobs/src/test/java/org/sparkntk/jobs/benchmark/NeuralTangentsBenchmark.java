package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.benchmark.PythonLibrary.Dialogue;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.linalg.Float64Tile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;

/**
 * One float32 tile of the NTK of three hidden ReLU layers by this library and by neural-tangents on
 * the CPU, of the same examples and by as many threads, in turn: {@code NeuralTangentsBenchmark
 * [rows]}.
 */
final class NeuralTangentsBenchmark {
  private static final int ROUNDS = 15;
  private static final String PROGRAM = "neural_tangents_tile.py";

  private NeuralTangentsBenchmark() {}

  public static void main(String[] args) throws Exception {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : Grams.TILE;
    Optional<Path> python = PythonLibrary.install();
    if (python.isPresent()) {
      compare(python.get(), rows);
    } else {
      System.out.println("skipped: neural-tangents could not be installed");
    }
  }

  private static void compare(Path python, int rows) throws IOException {
    Files.createDirectories(Findings.FOLDER);
    Path left = Findings.FOLDER.resolve("rows.npy");
    Path right = Findings.FOLDER.resolve("cols.npy");
    Path theirs = Findings.FOLDER.resolve("tile.npy");
    Matrix first = Arrays32.rounded(Images.rows(0, rows));
    Matrix second = Arrays32.rounded(Images.rows(rows, rows));
    Arrays32.write(left, first);
    Arrays32.write(right, second);
    TileInThreads ours = new TileInThreads(first, second);
    try (Dialogue dialogue = PythonLibrary.start(python, PROGRAM, left, right, theirs)) {
      dialogue.read();
      double[] seconds =
          Rounds.measured(
              ROUNDS,
              List.of(
                  () -> Rounds.seconds(ours::fill),
                  () -> Rounds.seconds(ours::prepareAndFill),
                  dialogue::measure));
      Findings findings = new Findings("neural-tangents");
      speed(findings, rows, seconds);
      double[] found = Arrays32.read(theirs);
      double[] exact = exact(first, second);
      findings.measured("largest relative difference", difference(ours.entries(), found), "");
      findings.measured("ours from our float64", difference(ours.entries(), exact), "");
      findings.measured("neural-tangents from our float64", difference(found, exact), "");
      findings.save();
    }
  }

  private static void speed(Findings findings, int rows, double[] seconds) {
    String what = "%d x %d, d = %d: ".formatted(rows, rows, Images.WIDTH);
    findings.measured(what + "ours, panels prepared", seconds[0], "s");
    findings.measured(what + "ours, from the examples", seconds[1], "s");
    findings.measured(what + "neural-tangents", seconds[2], "s");
    findings.ratio("ours against neural-tangents, rate", 1 / seconds[0], 1 / seconds[2], ">= 10");
    findings.ratio("the same from the examples", 1 / seconds[1], 1 / seconds[2], "");
  }

  private static double[] exact(Matrix rows, Matrix cols) {
    Kernel kernel = Grams.kernel(Precision.FLOAT64);
    double[] entries = new double[rows.rows() * cols.rows()];
    Float64Tile tile = new Float64Tile(rows.rows(), cols.rows(), entries);
    kernel.fill(kernel.prepare(rows), kernel.prepare(cols), tile);
    return entries;
  }

  private static double difference(double[] found, double[] expected) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(found[i] / expected[i] - 1));
    }
    return largest;
  }
}
