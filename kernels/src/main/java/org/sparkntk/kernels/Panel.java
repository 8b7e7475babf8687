package org.sparkntk.kernels;

import java.io.Serializable;

/**
 * A block of examples as one kernel wants them: with everything that is computed once per example
 * (norms, self-covariances per layer, ...). Made by {@link Kernel#prepare} and understood by the
 * same kernel only.
 */
public interface Panel extends Serializable {
  /** The number of examples. */
  int rows();

  /** The kernel of every example with itself, length {@link #rows()}, exact. */
  double[] diagonal();

  /** The bytes that the panel occupies. */
  long bytes();
}
