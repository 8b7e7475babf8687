package org.sparkntk.jobs.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.benchmark.PythonLibrary.Dialogue;
import org.sparkntk.kernels.linalg.Float32Tile;
import org.sparkntk.kernels.linalg.Matrix;

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
      report(rows, seconds, difference(ours.tiles(), Arrays32.read(theirs)));
    }
  }

  private static void report(int rows, double[] seconds, double difference) throws IOException {
    Findings findings = new Findings("neural-tangents");
    String what = "%d x %d, d = %d: ".formatted(rows, rows, Images.WIDTH);
    findings.measured(what + "ours, panels prepared", seconds[0], "s");
    findings.measured(what + "ours, from the examples", seconds[1], "s");
    findings.measured(what + "neural-tangents", seconds[2], "s");
    findings.ratio("ours against neural-tangents, rate", 1 / seconds[0], 1 / seconds[2], ">= 10");
    findings.ratio("the same from the examples", 1 / seconds[1], 1 / seconds[2], "");
    findings.measured("largest relative difference of an entry", difference, "");
    findings.save();
  }

  private static double difference(List<Float32Tile> ours, float[] theirs) {
    double largest = 0;
    int at = 0;
    for (Float32Tile tile : ours) {
      for (float value : tile.values()) {
        largest = Math.max(largest, Math.abs(value - theirs[at]) / Math.abs(theirs[at]));
        at++;
      }
    }
    return largest;
  }
}
