package org.sparkntk.kernels.network;

import java.util.ArrayList;
import java.util.List;
import org.sparkntk.kernels.activation.PiecewiseLinear;

/** Networks used by several tests. */
final class Networks {
  private Networks() {}

  /** Dense(σ_w, σ_b) – ReLU, {@code hidden} times, then a dense readout without bias. */
  static Network relu(int hidden, double sigmaW, double sigmaB, double readout) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < hidden; l++) {
      layers.add(new Dense(sigmaW, sigmaB));
      layers.add(new Activation(PiecewiseLinear.relu()));
    }
    layers.add(new Dense(readout, 0));
    return new Network(layers);
  }
}
