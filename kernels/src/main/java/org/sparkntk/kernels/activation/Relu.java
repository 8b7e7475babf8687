package org.sparkntk.kernels.activation;

/** φ(x) = max(x, 0). */
public record Relu() implements DualActivation {
  @Override
  public String name() {
    return "relu";
  }
}
