package org.sparkntk.jobs.data;

import java.math.BigDecimal;

/** Decimal numbers as text: what counts as one, and when two texts are the same number. */
public final class Decimals {
  private Decimals() {}

  /**
   * The value of a decimal number such as {@code -1.5e3}.
   *
   * @throws NumberFormatException if the text is anything else, such as NaN, Infinity, a
   *     hexadecimal number, Java's {@code 1d}, or a number beyond the range of a double
   */
  public static double parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        throw new NumberFormatException("not a decimal number: " + text);
      }
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new NumberFormatException("beyond the range of a double: " + text);
    }
    return value;
  }

  /** Whether {@link #parse} accepts the text. */
  public static boolean isNumber(String text) {
    try {
      parse(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * One text for all spellings of a number ({@code +1}, {@code 1.0} and {@code 1e0} are {@code 1});
   * any other text is returned without the blanks around it.
   */
  public static String canonical(String text) {
    String trimmed = text.strip();
    if (!isNumber(trimmed)) {
      return trimmed;
    }
    // A double also bounds the exponent, so that the plain notation stays short.
    return parse(trimmed) == 0 ? "0" : new BigDecimal(trimmed).stripTrailingZeros().toPlainString();
  }
}
