package org.sparkntk.jobs.progress;

import java.util.Locale;

/** Durations for people. */
public final class Durations {
  private Durations() {}

  /** {@code 3.21 s}, {@code 12.3 s}, {@code 4 min 07 s} or {@code 2 h 05 min}. */
  public static String text(double seconds) {
    if (seconds < 99.95) {
      return String.format(Locale.ROOT, seconds < 9.995 ? "%.2f s" : "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    long minutes = Math.round(seconds / 60);
    return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
