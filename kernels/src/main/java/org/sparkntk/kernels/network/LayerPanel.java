package org.sparkntk.kernels.network;

import java.io.Serializable;

/**
 * What a layer computes once per example of a panel, and the steps on pairs that follow from it.
 */
interface LayerPanel extends Serializable {
  /** The layer's step between these examples as rows and others as columns, in float64. */
  Step64 step64(LayerPanel cols);

  /** The same in float32. */
  Step32 step32(LayerPanel cols);

  /** The bytes that it occupies. */
  long bytes();
}
