package org.sparkntk.kernels;

/** Which of a network's two infinite-width kernels is meant. */
public enum Target {
  /**
   * The covariance K of the network's outputs at initialisation (Neal 1996; Lee et al. 1711.00165).
   */
  NNGP,
  /** The Neural Tangent Kernel Θ (Jacot et al. 1806.07572). */
  NTK
}
