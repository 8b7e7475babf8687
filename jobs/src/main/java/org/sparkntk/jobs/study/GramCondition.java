package org.sparkntk.jobs.study;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.sparkntk.jobs.config.DepthAsymptoticsConfig;
import org.sparkntk.kernels.meanfield.DepthRecursion;

/**
 * The condition number of the NTK's Gram matrix of random inputs on a sphere, at several depths.
 *
 * @param inputs n
 * @param spectra one a depth
 */
public record GramCondition(int inputs, List<Spectrum> spectra) {
  /**
   * The ends of the spectrum of Θ/K₀ at one depth.
   *
   * @param smallest rounding where it is below n·2⁻⁵² of the largest
   */
  record Spectrum(int depth, double largest, double smallest) {
    /** λ_max/λ_min; infinite where λ_min is nothing but rounding. */
    double condition(int n) {
      return smallest > n * Math.ulp(largest) ? largest / smallest : Double.POSITIVE_INFINITY;
    }
  }

  /** Builds the matrix at every depth. */
  public static GramCondition of(DepthAsymptoticsConfig config) {
    DepthRecursion network =
        new DepthRecursion(
            config.initialization(),
            config.architecture(),
            config.startVariance(),
            distances(config));
    return new GramCondition(
        config.inputs(),
        config.depths().stream().map(depth -> spectrum(network.to(depth), config)).toList());
  }

  private static Spectrum spectrum(DepthRecursion network, DepthAsymptoticsConfig config) {
    double[] eigenvalues =
        new EigenDecomposition(matrix(network, config.inputs())).getRealEigenvalues();
    return new Spectrum(
        network.layer(),
        Arrays.stream(eigenvalues).max().orElseThrow(),
        Arrays.stream(eigenvalues).min().orElseThrow());
  }

  /** The condition number at the largest depth. */
  public double last() {
    return spectra.get(spectra.size() - 1).condition(inputs);
  }

  /** The table. */
  public String csv() {
    Csv csv = new Csv("depth", "largest_over_k0", "smallest_over_k0", "condition");
    for (Spectrum at : spectra) {
      csv.line(at.depth(), at.largest(), at.smallest(), at.condition(inputs));
    }
    return csv.toString();
  }

  /** Finite conditions as (depth, condition). */
  List<double[]> points() {
    return spectra.stream()
        .map(at -> new double[] {at.depth(), at.condition(inputs)})
        .filter(point -> Double.isFinite(point[1]))
        .toList();
  }

  private static RealMatrix matrix(DepthRecursion network, int n) {
    RealMatrix gram = new Array2DRowRealMatrix(n, n);
    int pair = 0;
    for (int i = 0; i < n; i++) {
      gram.setEntry(i, i, 1);
      for (int j = 0; j < i; j++) {
        double entry = network.ratio(pair++);
        gram.setEntry(i, j, entry);
        gram.setEntry(j, i, entry);
      }
    }
    return gram;
  }

  /** 1 − c = |x − x'|²/2 of every pair i > j. */
  private static double[] distances(DepthAsymptoticsConfig config) {
    Random random = new Random(config.seed());
    double[][] x = new double[config.inputs()][config.dimension()];
    double[] distances = new double[config.inputs() * (config.inputs() - 1) / 2];
    int pair = 0;
    for (int i = 0; i < x.length; i++) {
      Arrays.setAll(x[i], k -> random.nextGaussian());
      double norm = Math.sqrt(Arrays.stream(x[i]).map(value -> value * value).sum());
      for (int k = 0; k < x[i].length; k++) {
        x[i][k] /= norm;
      }
      for (int j = 0; j < i; j++) {
        distances[pair++] = halfSquaredDistance(x[i], x[j]);
      }
    }
    return distances;
  }

  private static double halfSquaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.min(2, sum / 2);
  }
}
