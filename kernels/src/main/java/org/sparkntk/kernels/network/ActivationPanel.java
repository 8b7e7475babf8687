package org.sparkntk.kernels.network;

import java.util.Arrays;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.ScaleDependence;
import org.sparkntk.kernels.interpolation.Cell;

/**
 * An activation as seen by a block of examples.
 *
 * @param function φ
 * @param scale r = √K(x, x) of each example before the activation, {@linkplain Cell#snap snapped}
 * @param slope √T'(q, q, q) of each example
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
record ActivationPanel(DualActivation function, double[] scale, double[] slope)
    implements LayerPanel {
  /** Beyond this, tables for single scales would cost more than the kernel itself. */
  private static final int MOST_SINGLE_SCALES = 64;

  static ActivationPanel of(DualActivation function, double[] scales, double[] slopeVariance) {
    double[] snapped = Arrays.stream(scales).map(Cell::snap).toArray();
    if (function.scaleDependence() == ScaleDependence.SINGULAR) {
      long different = Arrays.stream(snapped).distinct().count();
      if (different > MOST_SINGLE_SCALES) {
        throw new IllegalArgumentException(
            "a kink away from 0 lets its kernel be tabulated for inputs of equal norm only: expected at"
                + " most %d different norms, found %d; data.unit-norm = true makes them equal"
                    .formatted(MOST_SINGLE_SCALES, different));
      }
    }
    return new ActivationPanel(
        function, snapped, Arrays.stream(slopeVariance).map(Math::sqrt).toArray());
  }

  @Override
  public Step64 step64(LayerPanel cols) {
    return new ActivationStep64(this, (ActivationPanel) cols);
  }

  @Override
  public Step32 step32(LayerPanel cols) {
    return new ActivationStep32(this, (ActivationPanel) cols);
  }

  @Override
  public long bytes() {
    return 8L * (scale.length + slope.length);
  }
}
