package org.sparkntk.kernels.network;

/** Whether the weights of a layer learn. */
public enum Training {
  /** They do, and contribute to the NTK. */
  TRAINED,
  /** They stay as they were drawn; gradients only pass through. */
  FROZEN
}
