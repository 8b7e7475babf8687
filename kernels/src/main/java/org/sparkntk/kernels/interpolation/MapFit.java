package org.sparkntk.kernels.interpolation;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.GaussianPair;
import org.sparkntk.kernels.activation.ScaleDependence;

/**
 * The polynomials of a {@link CorrelationMap}, fitted to the scalar definition of an activation.
 *
 * @param slope of slope
 * @param rise of rise
 * @param gap of gap/{@link RowMap#contrast}
 */
record MapFit(Tensor slope, Tensor rise, Tensor gap) {
  static final double TOLERANCE = 5e-13;

  private static final double ROUNDING = 1e-15;

  private static final int[] ANGLES = {8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512};
  private static final int[] SCALES = {12, 16, 20, 24, 32, 48};
  private static final ConcurrentMap<Key, MapFit> KEPT = new ConcurrentHashMap<>();

  private record Key(DualActivation activation, Cell rows, Cell cols) {}

  /** The fit for two cells; for the cells in the other order it is the transpose. */
  static MapFit of(DualActivation activation, Cell rows, Cell cols) {
    if (rows.low() > cols.low()) {
      MapFit mirrored = of(activation, cols, rows);
      return new MapFit(
          mirrored.slope.transposed(), mirrored.rise.transposed(), mirrored.gap.transposed());
    }
    Key key = new Key(activation, rows, cols);
    MapFit kept = KEPT.get(key);
    if (kept == null) {
      kept = new Fitting(activation, rows, cols).fit();
      KEPT.put(key, kept);
    }
    return kept;
  }

  double error() {
    return Math.max(slope.relativeTail(), rise.relativeTail());
  }

  /** The fitting itself. */
  private static final class Fitting {
    private final DualActivation activation;
    private final Fold fold;
    private final Cell rows;
    private final Cell cols;

    Fitting(DualActivation activation, Cell rows, Cell cols) {
      this.activation = activation;
      this.fold = Fold.of(activation.parity());
      this.rows = rows;
      this.cols = cols;
    }

    /** Takes more angles, then more scales, until all three series are long enough. */
    MapFit fit() {
      int angles = angles();
      for (int scales : SCALES) {
        MapFit fit = fit(angles, scales);
        if (fit.slope.relativeTailInScales() <= TOLERANCE
            && fit.rise.relativeTailInScales() <= TOLERANCE
            && isResolved(fit.gap)) {
          return fit;
        }
      }
      throw unresolved("scale");
    }

    /** How many angles the largest scales need: there the features are the narrowest. */
    private int angles() {
      Scale[] r1 = {scale(rows.high())};
      Scale[] r2 = {scale(cols.high())};
      for (int count : ANGLES) {
        double[][][] slope = slope(r1, r2, count);
        double[][][] rise = rise(r1, r2, slope);
        if (Tensor.through(slope).relativeTail() <= TOLERANCE
            && Tensor.through(rise).relativeTail() <= TOLERANCE) {
          return count;
        }
      }
      throw unresolved("angle");
    }

    /** Relative to the gap, or to ρ where the whole gap is rounding: between zero inputs. */
    private boolean isResolved(Tensor gap) {
      double tail = gap.relativeTailInScales();
      return tail * Math.min(1, contrast()) <= TOLERANCE
          || tail * gap.magnitude() * contrast() <= ROUNDING;
    }

    /** The largest factor that the polynomial of the gap is multiplied with. */
    private double contrast() {
      return Math.max(
          RowMap.contrast(rows.low(), cols.high()), RowMap.contrast(rows.high(), cols.low()));
    }

    private MapFit fit(int angles, int scales) {
      Scale[] r1 = scales(rows, scales);
      Scale[] r2 = scales(cols, scales);
      double[][][] slope = slope(r1, r2, angles);
      double[][][] rise = rise(r1, r2, slope);
      return new MapFit(Tensor.through(slope), Tensor.through(rise), gap(scales));
    }

    private Scale[] scales(Cell cell, int count) {
      return Arrays.stream(radii(cell, count)).mapToObj(this::scale).toArray(Scale[]::new);
    }

    private static double[] radii(Cell cell, int count) {
      double[] nodes = Chebyshev.nodes(cell.isPoint() ? 1 : count);
      return Arrays.stream(nodes).map(cell::scale).toArray();
    }

    private Scale scale(double r) {
      double value = activation.variance(r * r);
      double slope = activation.slopeVariance(r * r);
      if (!(value > 0 && value <= Double.MAX_VALUE && slope <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "expected a finite positive E[φ²] and a finite E[φ'²], found %s and %s at a standard deviation of %.3g"
                .formatted(value, slope, r));
      }
      return new Scale(r, Math.sqrt(value), Math.sqrt(slope));
    }

    /** T'/√(T'₁₁T'₂₂) at the nodes. */
    private double[][][] slope(Scale[] r1, Scale[] r2, int angles) {
      double[] theta = Arrays.stream(Chebyshev.nodes(angles)).map(fold::angle).toArray();
      double[][][] values = activation.slopeCovariances(Scale.radii(r1), Scale.radii(r2), theta);
      for (int m = 0; m < r1.length; m++) {
        for (int n = 0; n < r2.length; n++) {
          double norm = r1[m].slope() * r2[n].slope();
          for (int k = 0; k < angles; k++) {
            values[m][n][k] = norm > 0 ? values[m][n][k] / norm : 0;
          }
        }
      }
      return values;
    }

    private double[][][] rise(Scale[] r1, Scale[] r2, double[][][] slope) {
      double[][][] values = new double[r1.length][r2.length][];
      for (int m = 0; m < r1.length; m++) {
        for (int n = 0; n < r2.length; n++) {
          values[m][n] =
              activation.isContinuous()
                  ? rise(r1[m], r2[n], slope[m][n])
                  : jump(r1[m], r2[n], slope[m][n].length);
        }
      }
      return values;
    }

    /** (T(0) − T(θ))/(√(T₁₁T₂₂) (1 − cos θ)) at the nodes, from T' at the nodes. */
    private double[] rise(Scale r1, Scale r2, double[] slope) {
      double factor = r1.r() / r1.value() * (r2.r() / r2.value()) * (r1.slope() * r2.slope());
      double[] means = RiseRule.apply(Chebyshev.coefficients(slope), fold);
      for (int k = 0; k < means.length; k++) {
        means[k] *= factor;
      }
      return means;
    }

    /** (T(0) − T(θ))/(√(T₁₁T₂₂) θ) for a φ that jumps. */
    private double[] jump(Scale r1, Scale r2, int angles) {
      double norm = r1.value() * r2.value();
      double at0 = activation.covariance(new GaussianPair(r1.r(), r2.r(), 0));
      return Arrays.stream(Chebyshev.nodes(angles))
          .map(fold::angle)
          .map(
              theta ->
                  (at0 - activation.covariance(new GaussianPair(r1.r(), r2.r(), theta)))
                      / norm
                      / theta)
          .toArray();
    }

    /**
     * gap divided by its {@link RowMap#contrast}. One node more in the columns than in the rows:
     * then no two scales agree, where the quotient would be 0/0.
     */
    private Tensor gap(int scales) {
      double[] r1 = radii(rows, scales);
      double[] r2 = radii(cols, scales + 1);
      double[][][] values = new double[r1.length][r2.length][1];
      if (r1.length == 1 && r2.length == 1 && r1[0] == r2[0]) {
        return Tensor.through(values);
      }
      double[][] gaps = activation.scaleGaps(r1, r2);
      for (int m = 0; m < r1.length; m++) {
        for (int n = 0; n < r2.length; n++) {
          values[m][n][0] = gaps[m][n] / RowMap.contrast(r1[m], r2[n]);
        }
      }
      return Tensor.through(values);
    }

    private IllegalArgumentException unresolved(String direction) {
      boolean isSingular = activation.scaleDependence() == ScaleDependence.SINGULAR;
      return new IllegalArgumentException(
          "its kernel varies too fast with the %s to be tabulated at standard deviations of %s and %s; "
                  .formatted(direction, rows.high(), cols.high())
              + (isSingular
                  ? "a kink away from 0 needs inputs of equal norm: data.unit-norm = true"
                  : "smaller weights or inputs are needed"));
    }
  }

  /** A scale r with the standard deviations of φ and φ' there. */
  private record Scale(double r, double value, double slope) {
    static double[] radii(Scale[] scales) {
      return Arrays.stream(scales).mapToDouble(Scale::r).toArray();
    }
  }
}
