package org.sparkntk.kernels.network;

import java.io.Serial;

/** A layer that cannot follow the one before it. */
final class MisplacedLayerException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  MisplacedLayerException(String place, IllegalArgumentException cause) {
    super(place + ": " + cause.getMessage(), cause);
  }
}
