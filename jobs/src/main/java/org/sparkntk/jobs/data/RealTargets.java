package org.sparkntk.jobs.data;

import java.util.ArrayList;
import java.util.List;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Regression: targets shifted to mean 0 and scaled to standard deviation 1.
 *
 * @param mean of the training targets
 * @param standardDeviation of the training targets (population), positive
 */
public record RealTargets(double mean, double standardDeviation) implements TargetEncoding {
  /** Checks that the values are finite and the deviation positive. */
  public RealTargets {
    if (!Double.isFinite(mean) || !Double.isFinite(standardDeviation) || standardDeviation <= 0) {
      throw new IllegalArgumentException(
          "mean " + mean + ", standard deviation " + standardDeviation);
    }
  }

  /**
   * The statistics of training labels.
   *
   * @throws InvalidInputException if a label is not a finite number, or all are equal
   */
  public static RealTargets fit(List<String> labels) {
    FeatureMoments moments = FeatureMoments.of(new DoubleRows(labels.size(), 1, parse(labels)));
    double deviation = moments.standardDeviation(0);
    if (deviation == 0) {
      throw new InvalidInputException(
          "data.train: expected different regression targets, found "
              + (labels.isEmpty() ? "no examples" : "only " + labels.get(0))
              + (labels.isEmpty() ? "" : " in " + labels.size() + " examples"));
    }
    if (!Double.isFinite(deviation)) {
      throw new InvalidInputException("data.train: the regression targets are too large");
    }
    return new RealTargets(moments.means()[0], deviation);
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public boolean accepts(String label) {
    return Decimals.isNumber(label.strip());
  }

  @Override
  public String expectation() {
    return "a finite number as regression target";
  }

  @Override
  public Matrix encode(List<String> labels) {
    double[] targets = parse(labels);
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (targets[i] - mean) / standardDeviation;
    }
    return Matrix.of(targets.length, 1, targets);
  }

  /** The labels as numbers in their own unit, length n. */
  public double[] values(List<String> labels) {
    return parse(labels);
  }

  /**
   * Predictions in the labels' own unit, length n.
   *
   * @param scores {@code n × 1}
   */
  public double[] values(Matrix scores) {
    if (scores.cols() != 1) {
      throw new IllegalArgumentException("one score per example expected, found " + scores.cols());
    }
    double[] values = scores.data().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * standardDeviation + mean;
    }
    return values;
  }

  @Override
  public List<String> decode(Matrix scores) {
    List<String> labels = new ArrayList<>(scores.rows());
    for (double value : values(scores)) {
      labels.add(Double.toString(value));
    }
    return labels;
  }

  private static double[] parse(List<String> labels) {
    double[] values = new double[labels.size()];
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = Decimals.parse(labels.get(i).strip());
      } catch (NumberFormatException e) {
        throw InvalidInputException.at(
            "labels",
            "example " + (i + 1),
            "a finite number as regression target",
            "\"" + labels.get(i) + "\"");
      }
    }
    return values;
  }
}
