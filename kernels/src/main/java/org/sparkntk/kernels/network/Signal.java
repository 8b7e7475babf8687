package org.sparkntk.kernels.network;

/**
 * What flows between two layers, as far as it decides which layer may come next.
 *
 * @param isGaussian whether it is a Gaussian field, which an activation and layer normalisation
 *     need
 * @param hasOwnWeights whether a dense layer lies between here and the last fork
 * @param width the number of units in standard parameterisation; 0 where it does not matter
 */
public record Signal(boolean isGaussian, boolean hasOwnWeights, int width) {
  /** The examples themselves. */
  static final Signal INPUT = new Signal(false, false, 0);

  /** At the start of a branch. */
  Signal forked() {
    return new Signal(isGaussian, false, width);
  }

  void requireGaussian(String layer) {
    if (!isGaussian) {
      throw new IllegalArgumentException(
          layer
              + " needs a Gaussian input: expected it right after a dense layer or a sum of such,"
              + " found it on the raw input, after an activation or after dropout");
    }
  }
}
