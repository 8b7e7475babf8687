package org.sparkntk.jobs.compare;

import java.math.BigDecimal;
import java.math.MathContext;

/** When two results are equal. */
final class Ties {
  private static final MathContext DIGITS = new MathContext(12);

  private Ties() {}

  /** Means of the same numbers in another order differ in the last digits, and are ties. */
  static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** Of two results, whether the first is better by more than rounding. */
  static boolean isBetter(double value, double other, Roles roles) {
    return roles.advantage(rounded(value), rounded(other)) > 0;
  }
}
