package org.sparkntk.jobs.study;

import java.util.StringJoiner;

/** A table with a header; numbers that are not defined are empty cells. */
public final class Csv {
  private final StringBuilder text = new StringBuilder();

  /** A table of these columns. */
  public Csv(String... columns) {
    text.append(String.join(",", columns)).append('\n');
  }

  /** Adds a line of integers, doubles in full precision, and names without commas. */
  public Csv line(Object... cells) {
    StringJoiner line = new StringJoiner(",", "", "\n");
    for (Object cell : cells) {
      boolean isUndefined = cell instanceof Double number && number.isNaN();
      line.add(isUndefined ? "" : cell.toString());
    }
    text.append(line);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
