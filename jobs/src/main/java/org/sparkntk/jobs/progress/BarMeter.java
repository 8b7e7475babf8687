package org.sparkntk.jobs.progress;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.OptionalLong;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Steps as a bar on a terminal, with their rate and the time left. */
final class BarMeter implements Meter {
  private static final int UPDATE_MILLIS = 200;
  private static final long UNKNOWN = -1;

  private final Console console;
  private final ProgressBar bar;

  BarMeter(Console console, String name, OptionalLong total, String unit) {
    this.console = console;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(Progress.label(name).stripTrailing())
            .setInitialMax(total.orElse(UNKNOWN))
            .setUnit(" " + unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .showSpeed(new DecimalFormat("0.0#", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            // An own consumer: the library's would open a second door to the terminal.
            .setConsumer(new DelegatingProgressBarConsumer(console::bar, console.width()))
            .build();
  }

  @Override
  public void expect(long steps) {
    bar.maxHint(Math.max(0, bar.getMax()) + steps);
  }

  @Override
  public void advance(long steps) {
    bar.stepBy(steps);
  }

  @Override
  public void message(String text) {
    bar.setExtraMessage(" " + text);
  }

  @Override
  public void close() {
    bar.close();
    console.clearBar();
  }
}
