package org.sparkntk.kernels.network;

/** How the weights of a dense layer are scaled, which decides how fast each of them learns. */
public enum Parameterization {
  /** h = σ_w/√n · W x + σ_b b with W, b ~ N(0, 1) (Jacot et al. 1806.07572). */
  NTK,
  /** h = W x + b with W ~ N(0, σ_w²/n), b ~ N(0, σ_b²) (Sohl-Dickstein et al. 2001.07301). */
  STANDARD
}
