package org.sparkntk.jobs.config;

/** How a fit goes about it. */
public enum Mode {
  /** The kernel itself. */
  EXACT,
  /** Features whose inner products approximate the kernel. */
  SKETCH,
  /** The kernel itself where its matrix has room, else features. */
  AUTO
}
