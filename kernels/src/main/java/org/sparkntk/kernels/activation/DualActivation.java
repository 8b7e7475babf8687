package org.sparkntk.kernels.activation;

import java.io.Serializable;

/** The activation function φ of a layer, by what the kernel recursion needs of it. */
public sealed interface DualActivation extends Serializable permits Relu {
  /** The name used in configuration files. */
  String name();
}
