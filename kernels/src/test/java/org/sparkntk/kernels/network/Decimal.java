package org.sparkntk.kernels.network;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number of forty digits, so that differences of covariances keep sixteen. */
record Decimal(BigDecimal number) {
  private static final MathContext DIGITS = new MathContext(40);

  static Decimal of(double value) {
    return new Decimal(new BigDecimal(value, DIGITS));
  }

  double value() {
    return number.doubleValue();
  }

  Decimal plus(Decimal other) {
    return new Decimal(number.add(other.number, DIGITS));
  }

  Decimal minus(Decimal other) {
    return new Decimal(number.subtract(other.number, DIGITS));
  }

  Decimal times(Decimal other) {
    return new Decimal(number.multiply(other.number, DIGITS));
  }

  /** The quotient; 0/0 = 0. */
  Decimal over(Decimal other) {
    return other.number.signum() == 0 ? this : new Decimal(number.divide(other.number, DIGITS));
  }

  Decimal squareRoot() {
    return new Decimal(number.sqrt(DIGITS));
  }
}
