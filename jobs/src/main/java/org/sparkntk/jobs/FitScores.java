package org.sparkntk.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.evaluate.Evaluate;
import org.sparkntk.jobs.progress.Stage;
import org.sparkntk.jobs.solve.LearningCurve;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * What several fits to the same training examples are worth, by one product with the cross Gram
 * matrix for all of them.
 *
 * @param train all training examples
 */
record FitScores(
    Kernel kernel, Preprocessing preprocessing, TargetEncoding targets, RowBlocks train) {

  /** The metrics of every fit on the test examples, without counts and classes. */
  List<SortedMap<String, Double>> of(SparkRun run, String stage, LearningCurve fits, Examples test)
      throws IOException {
    List<CrossGram.Block> scores = scores(run, stage, fits, test);
    List<SortedMap<String, Double>> metrics = new ArrayList<>();
    for (int p = 0; p < fits.points().size(); p++) {
      int point = p;
      List<CrossGram.Block> own =
          scores.stream()
              .map(
                  block ->
                      new CrossGram.Block(
                          block.index(),
                          LearningCurve.scores(block.values(), point, targets.outputs()),
                          block.diagonal()))
              .toList();
      metrics.add(
          headline(Evaluate.evaluate(own.iterator(), test, targets).orElseThrow().metrics("test")));
    }
    return metrics;
  }

  private List<CrossGram.Block> scores(SparkRun run, String name, LearningCurve fits, Examples test)
      throws IOException {
    PanelSource cols = new PanelSource(train, preprocessing, kernel);
    PanelSource rows = new PanelSource(test.blocks(), preprocessing, kernel);
    Broadcast<Matrix> coefficients = run.spark().broadcast(fits.coefficients());
    try (Stage stage =
        run.run().progress().start(name, "%,d test examples".formatted(test.count()))) {
      stage.stepsAreTasks();
      List<CrossGram.Block> blocks =
          CrossGram.product(run.spark(), rows, cols, coefficients).collect();
      stage.finish("");
      return blocks;
    } finally {
      coefficients.destroy();
    }
  }

  /** The metrics of the whole test set. */
  private static SortedMap<String, Double> headline(SortedMap<String, Double> metrics) {
    SortedMap<String, Double> out = new TreeMap<>(metrics);
    out.keySet().removeIf(name -> name.contains(".class") || name.endsWith(".count"));
    return out;
  }
}
