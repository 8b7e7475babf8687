package org.sparkntk.jobs.config;

import org.sparkntk.jobs.compare.Roles;

/**
 * The {@code compare} section, without its grid.
 *
 * @param concurrency how many cells run at a time, at least 1
 * @param retries how often a cell that failed is tried again, at least 0
 * @param roles what the axes mean
 * @param baseline a table of results to be no worse than; empty: none
 * @param accuracyDrop how much worse the deciding metric of a cell may be, absolute
 * @param drift how much the Gram matrix of a cell may differ, relative
 * @param slowdown how many times as long a stage of all cells together may take, in units of what
 *     the machine's matrix products took at the time; at least 1
 */
public record CompareConfig(
    int concurrency,
    int retries,
    Roles roles,
    String baseline,
    double accuracyDrop,
    double drift,
    double slowdown) {}
