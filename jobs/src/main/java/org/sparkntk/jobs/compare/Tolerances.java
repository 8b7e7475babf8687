package org.sparkntk.jobs.compare;

/**
 * What may be worse than in a baseline.
 *
 * @param accuracy how much worse the deciding metric of a cell may be, absolute
 * @param drift how much the Gram matrix of a cell may differ, relative
 * @param slowdown how many times as long a stage of all cells may take, both in units of the
 *     machine's matrix products and beside the other stages; whole runs: in those units
 */
public record Tolerances(double accuracy, double drift, double slowdown) {}
