package org.sparkntk.jobs.report;

import java.util.List;

/**
 * What the page's script draws; a list that is empty has no section.
 *
 * @param cards the headline metrics
 * @param charts of a study
 * @param bars of a comparison
 * @param tables of a comparison
 * @param stages seconds per stage
 * @param residuals none or one
 * @param classes none or one
 * @param regression none or one
 */
record PageData(
    String title,
    String subtitle,
    List<String> warnings,
    List<Entry> cards,
    List<Entry> settings,
    List<Entry> metrics,
    List<Entry> provenance,
    List<File> inputs,
    List<Chart> charts,
    List<Bars> bars,
    List<Table> tables,
    List<Stage> stages,
    List<Residuals> residuals,
    List<Classes> classes,
    List<Regression> regression) {

  record Entry(String name, String value) {}

  record File(String path, String size, String sha256) {}

  record Stage(String name, double seconds) {}

  /**
   * Points are (pass, residual); the log scale has no place for residuals that are not positive.
   */
  record Residuals(
      double tolerance,
      List<double[]> maxRecursive,
      List<double[]> maxTrue,
      List<List<double[]>> columns) {}

  /** Accuracies are −1 where a class has no example; cells are (predicted, true, count, share). */
  record Classes(
      List<String> names,
      double accuracy,
      List<Double> accuracies,
      List<Long> counts,
      List<double[]> cells) {}

  /** Points are (true, predicted). */
  record Regression(long count, List<double[]> points) {}
}
