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
      layers.add(dense(sigmaW, sigmaB));
      layers.add(new Activation(PiecewiseLinear.relu()));
    }
    layers.add(Dense.of(readout));
    return Network.of(layers);
  }

  static Dense dense(double sigmaW, double sigmaB) {
    return sigmaB == 0 ? Dense.of(sigmaW) : Dense.of(sigmaW, sigmaB);
  }
}
