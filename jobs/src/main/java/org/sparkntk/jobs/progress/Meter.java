package org.sparkntk.jobs.progress;

/** Shows how many steps of a stage are done. */
interface Meter {
  /** Shows nothing. */
  Meter NONE = new Meter() {};

  /** More steps than announced are to come. */
  default void expect(long steps) {}

  /** More steps are done. */
  default void advance(long steps) {}

  /** How things stand, shown beside the steps. */
  default void message(String text) {}

  /** Shows nothing any more. */
  default void close() {}
}
