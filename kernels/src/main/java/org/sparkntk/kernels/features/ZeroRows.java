package org.sparkntk.kernels.features;

/** What a kernel on the sphere is for an example of zeros, which has no direction. */
public enum ZeroRows {
  /** Zero with every example, as where nothing is added to the inputs, and so are its features. */
  ZERO,
  /** Something that features of directions cannot tell, as where there are biases. */
  REFUSED
}
