package org.sparkntk.jobs;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Random points around one corner of a cube for every class, and a smooth function of them.
 *
 * @param x n × width
 * @param label 0, 1 or 2 each
 * @param value of the function each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record Points(double[][] x, int[] label, double[] value) {
  private static final int WIDTH = 5;
  static final int CLASSES = 3;

  /** The same points for the same seed. */
  static Points random(int n, long seed) {
    Random random = new Random(seed);
    Points points = new Points(new double[n][WIDTH], new int[n], new double[n]);
    for (int i = 0; i < n; i++) {
      points.label[i] = random.nextInt(CLASSES);
      for (int j = 0; j < WIDTH; j++) {
        points.x[i][j] = random.nextGaussian() + (j == points.label[i] ? 1.5 : 0);
      }
      points.value[i] = 10 + 3 * Math.sin(points.x[i][0]) + points.x[i][1] * points.x[i][2];
    }
    return points;
  }

  /** CSV lines with the class in the last column, as one of the texts a, b and c. */
  String[] classified() {
    return lines(i -> String.valueOf((char) ('a' + label[i])));
  }

  /** CSV lines with the function's value in the last column. */
  String[] valued() {
    return lines(i -> String.valueOf(value[i]));
  }

  /** CSV lines of the features alone. */
  String[] unlabelled() {
    String[] lines = classified();
    for (int i = 0; i < lines.length; i++) {
      lines[i] = lines[i].substring(0, lines[i].lastIndexOf(','));
    }
    return lines;
  }

  /** Centred one-hot targets. */
  double[][] oneHot() {
    double[][] targets = new double[x.length][CLASSES];
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < CLASSES; c++) {
        targets[i][c] = (c == label[i] ? 1.0 : 0.0) - 1.0 / CLASSES;
      }
    }
    return targets;
  }

  /** The function's values as a column. */
  double[][] column() {
    return Arrays.stream(value).mapToObj(y -> new double[] {y}).toArray(double[][]::new);
  }

  private String[] lines(IntFunction<String> target) {
    String[] lines = new String[x.length];
    for (int i = 0; i < lines.length; i++) {
      StringBuilder line = new StringBuilder();
      for (double value : x[i]) {
        line.append(value).append(',');
      }
      lines[i] = line.append(target.apply(i)).toString();
    }
    return lines;
  }
}
