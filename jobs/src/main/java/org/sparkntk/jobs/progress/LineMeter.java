package org.sparkntk.jobs.progress;

import java.util.Locale;
import java.util.OptionalLong;

/** Steps as a plain line every ten seconds at most, for pipes and files. */
final class LineMeter implements Meter {
  private static final long INTERVAL_NANOS = 10_000_000_000L;

  private final Progress progress;
  private final String name;
  private final String unit;
  private final long start;
  private OptionalLong total;
  private long done;
  private long lastLine;
  private String message = "";

  LineMeter(Progress progress, String name, OptionalLong total, String unit) {
    this.progress = progress;
    this.name = name;
    this.total = total;
    this.unit = unit;
    this.start = progress.now();
    this.lastLine = start;
  }

  @Override
  public void expect(long steps) {
    total = OptionalLong.of(total.orElse(0) + steps);
  }

  @Override
  public void message(String text) {
    message = text;
  }

  @Override
  public void advance(long steps) {
    done += steps;
    long now = progress.now();
    if (now - lastLine >= INTERVAL_NANOS) {
      lastLine = now;
      progress.line(Progress.label(name) + text((now - start) / 1e9));
    }
  }

  private String text(double elapsed) {
    double rate = done / elapsed;
    StringBuilder text = new StringBuilder().append(done);
    total.ifPresent(of -> text.append('/').append(of));
    text.append(' ').append(unit);
    if (total.orElse(0) > 0) {
      text.append(", ").append(100 * done / total.getAsLong()).append(" %");
    }
    text.append(String.format(Locale.ROOT, ", %.3g %s/s", rate, unit));
    if (done > 0 && total.orElse(0) >= done) {
      text.append(", ").append(Durations.text((total.getAsLong() - done) / rate)).append(" left");
    }
    return message.isEmpty() ? text.toString() : text.append(", ").append(message).toString();
  }
}
