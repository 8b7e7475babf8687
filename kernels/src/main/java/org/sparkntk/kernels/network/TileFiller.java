package org.sparkntk.kernels.network;

/** Fills one tile from two panels: the matrix product, then the layers, chunk by chunk. */
interface TileFiller {
  /** Fills every entry. */
  void fill();

  /** Fills the entries above the diagonal of a square tile; the others are undefined. */
  void fillUpper();
}
