package org.sparkntk.kernels.features;

/** How {@link NtkSketch} treats a network of several layers. */
public enum SketchMode {
  /** One polynomial, fitted to the kernel of the whole network. */
  ONE_PASS,

  /** Truncated series for each layer, one after the other. */
  LAYERWISE
}
