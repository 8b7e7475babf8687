/** Comparisons of many runs: the grid of cells, their results, judgement and page; no Spark. */
package org.sparkntk.jobs.compare;
