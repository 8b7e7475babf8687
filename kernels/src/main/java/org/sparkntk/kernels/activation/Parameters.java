package org.sparkntk.kernels.activation;

/** Checks of an activation's parameters, with one wording for all. */
final class Parameters {
  private Parameters() {}

  static double finite(String activation, String parameter, double value) {
    return require(Double.isFinite(value), activation, parameter, "finite", value);
  }

  static double nonZero(String activation, String parameter, double value) {
    return require(
        Double.isFinite(value) && value != 0, activation, parameter, "finite and not 0", value);
  }

  static double positive(String activation, String parameter, double value) {
    return require(
        Double.isFinite(value) && value > 0, activation, parameter, "finite and positive", value);
  }

  static int between(String activation, String parameter, int low, int high, int value) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          activation + ": " + parameter + " must be in " + low + ".." + high + ", found " + value);
    }
    return value;
  }

  private static double require(
      boolean holds, String activation, String parameter, String property, double value) {
    if (!holds) {
      throw new IllegalArgumentException(
          activation + ": " + parameter + " must be " + property + ", found " + value);
    }
    return value;
  }
}
