package org.sparkntk.jobs.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Classification: centred one-hot targets, {@code 1 − 1/k} for the example's class and {@code −1/k}
 * for the others.
 *
 * @param classes the class names in canonical text ({@link Decimals#canonical}), sorted as numbers
 *     when all are numbers, else as text; at least 2, all different
 */
public record ClassTargets(List<String> classes) implements TargetEncoding {
  /** More different numbers than this are measurements, not classes. */
  private static final int MOST_NUMERIC_CLASSES = 1000;

  private static final int MOST_FRACTIONAL_CLASSES = 20;

  private static final int SHOWN_CLASSES = 12;

  /** Checks and copies the names. */
  public ClassTargets {
    classes = List.copyOf(classes);
    if (classes.size() < 2 || new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException("at least two different classes expected: " + classes);
    }
  }

  /**
   * The classes that occur among labels.
   *
   * @throws InvalidInputException if there is only one class, or if the labels are so many numbers
   *     that they must be regression targets
   */
  public static ClassTargets fit(List<String> labels) {
    Set<String> distinct = new HashSet<>();
    new HashSet<>(labels).forEach(label -> distinct.add(Decimals.canonical(label)));
    if (distinct.size() < 2) {
      throw new InvalidInputException(
          "data.train: expected labels of at least two classes, found "
              + (distinct.isEmpty() ? "none" : "only \"" + distinct.iterator().next() + "\"")
              + " in "
              + labels.size()
              + " examples");
    }
    boolean numeric = distinct.stream().allMatch(Decimals::isNumber);
    if (numeric && distinct.size() > mostNumericClasses(distinct)) {
      throw new InvalidInputException(
          "data.train: expected class labels, found "
              + distinct.size()
              + " different numbers: set data.task = regression");
    }
    List<String> sorted = new ArrayList<>(distinct);
    Collections.sort(
        sorted, numeric ? Comparator.comparing(BigDecimal::new) : Comparator.naturalOrder());
    return new ClassTargets(sorted);
  }

  /** Numbers with a fractional part are hardly ever names of classes. */
  private static int mostNumericClasses(Set<String> numbers) {
    boolean whole = numbers.stream().allMatch(number -> number.indexOf('.') < 0);
    return whole ? MOST_NUMERIC_CLASSES : MOST_FRACTIONAL_CLASSES;
  }

  @Override
  public int outputs() {
    return classes.size();
  }

  @Override
  public boolean accepts(String label) {
    return classes.contains(Decimals.canonical(label));
  }

  @Override
  public String expectation() {
    List<String> shown = classes.subList(0, Math.min(SHOWN_CLASSES, classes.size()));
    return "one of the "
        + classes.size()
        + " classes of the training examples ("
        + String.join(", ", shown)
        + (shown.size() < classes.size() ? ", …)" : ")");
  }

  @Override
  public Matrix encode(List<String> labels) {
    int[] indices = indices(labels);
    int k = classes.size();
    Matrix targets = Matrix.zeros(indices.length, k);
    for (int i = 0; i < indices.length; i++) {
      for (int c = 0; c < k; c++) {
        targets.set(i, c, (c == indices[i] ? 1.0 : 0.0) - 1.0 / k);
      }
    }
    return targets;
  }

  /**
   * The positions of labels in {@link #classes()}.
   *
   * @throws InvalidInputException if a label is none of the classes
   */
  public int[] indices(List<String> labels) {
    Map<String, Integer> positions = new HashMap<>();
    for (int c = 0; c < classes.size(); c++) {
      positions.put(classes.get(c), c);
    }
    int[] indices = new int[labels.size()];
    for (int i = 0; i < indices.length; i++) {
      String label = labels.get(i);
      // The raw text is remembered too: parsing a number is dear, and labels repeat.
      Integer position =
          positions.computeIfAbsent(label, raw -> positions.get(Decimals.canonical(raw)));
      if (position == null) {
        throw InvalidInputException.at(
            "labels", "example " + (i + 1), expectation(), "\"" + label + "\"");
      }
      indices[i] = position;
    }
    return indices;
  }

  @Override
  public List<String> decode(Matrix scores) {
    List<String> labels = new ArrayList<>(scores.rows());
    for (int index : argmax(scores)) {
      labels.add(classes.get(index));
    }
    return labels;
  }

  /**
   * The class index with the largest score of every row; of equal scores the lowest index.
   *
   * @param scores {@code n × k}
   * @throws IllegalArgumentException if the number of columns is not k or a score is not a number
   */
  public int[] argmax(Matrix scores) {
    if (scores.cols() != classes.size()) {
      throw new IllegalArgumentException(
          classes.size() + " scores per example expected, found " + scores.cols());
    }
    int[] best = new int[scores.rows()];
    for (int i = 0; i < best.length; i++) {
      for (int c = 0; c < scores.cols(); c++) {
        if (Double.isNaN(scores.get(i, c))) {
          throw new IllegalArgumentException("score (" + i + ", " + c + ") is not a number");
        }
        if (scores.get(i, c) > scores.get(i, best[i])) {
          best[i] = c;
        }
      }
    }
    return best;
  }
}
