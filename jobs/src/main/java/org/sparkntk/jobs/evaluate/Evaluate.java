package org.sparkntk.jobs.evaluate;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.sparkntk.jobs.data.ClassTargets;
import org.sparkntk.jobs.data.Examples;
import org.sparkntk.jobs.data.RealTargets;
import org.sparkntk.jobs.data.TargetEncoding;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.kernels.linalg.Matrix;

/** Compares scores with labels, block by block as they arrive. */
public final class Evaluate {
  private Evaluate() {}

  /**
   * The evaluation of labelled examples; empty without labels.
   *
   * @param scores every block of the examples once, in any order
   */
  public static Optional<Evaluation> evaluate(
      Iterator<CrossGram.Block> scores, Examples examples, TargetEncoding targets) {
    if (examples.labels().isEmpty()) {
      return Optional.empty();
    }
    if (targets instanceof ClassTargets classes) {
      ClassificationEvaluator evaluator = new ClassificationEvaluator(classes.classes());
      scores.forEachRemaining(
          block -> evaluator.add(block.values(), classes.indices(labels(examples, block))));
      return Optional.of(evaluator.result());
    }
    RealTargets reals = (RealTargets) targets;
    RegressionEvaluator evaluator = new RegressionEvaluator(examples.count());
    scores.forEachRemaining(
        block ->
            evaluator.add(
                firstRow(examples, block),
                reals.values(block.values()),
                reals.values(labels(examples, block))));
    return Optional.of(evaluator.result());
  }

  private static List<String> labels(Examples examples, CrossGram.Block block) {
    int first = firstRow(examples, block);
    Matrix scores = block.values();
    return examples.labels().subList(first, first + scores.rows());
  }

  private static int firstRow(Examples examples, CrossGram.Block block) {
    return block.index() * examples.blocks().blockSize();
  }
}
