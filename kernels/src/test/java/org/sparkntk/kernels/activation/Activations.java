package org.sparkntk.kernels.activation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every activation, for the tests that all must pass. */
public final class Activations {
  private Activations() {}

  /** By a name that tells the parameters. */
  public static Map<String, DualActivation> all() {
    Map<String, DualActivation> all = new LinkedHashMap<>(closed());
    all.putAll(numerical());
    all.put("affine tanh", Affine.of(NumericalActivations.tanh(), 1.3, 0.4, -0.8, 0.1));
    all.put("affine tanh, shifted output", Affine.of(NumericalActivations.tanh(), -2, 0, 0.5, 1));
    all.put("affine relu", Affine.of(PiecewiseLinear.relu(), -1.5, 0.6, 2, 0));
    all.put("affine gelu", Affine.of(new Gelu(), 0.7, 0, 1.2, 0));
    all.put("affine gabor", Affine.of(new Gabor(), 0.7, -0.5, 1, 0.2));
    all.put("affine sign", Affine.of(new Sign(), 2, 0, 3, 0));
    return all;
  }

  /** One of {@link #all}. */
  public static DualActivation named(String name) {
    return Optional.ofNullable(all().get(name)).orElseThrow();
  }

  /** The closed forms. */
  public static Map<String, DualActivation> closed() {
    Map<String, DualActivation> all = new LinkedHashMap<>();
    all.put("relu", PiecewiseLinear.relu());
    all.put("leaky-relu", PiecewiseLinear.leakyRelu(0.1));
    all.put("abs", PiecewiseLinear.abs());
    all.put("identity", PiecewiseLinear.identity());
    all.put("ab-relu", new PiecewiseLinear("ab-relu", 0.3, -0.7));
    all.put("erf", Erf.erf());
    all.put("erf abk", new Erf(1.5, 0.7, 0.2));
    all.put("sigmoid-like", Erf.sigmoidLike());
    all.put("sin", Sine.sin(1, 1, 0));
    all.put("sin abk", Sine.sin(1.3, 0.8, 0.4));
    all.put("cos", Sine.cos(1, 1, 0));
    all.put("rbf", Sine.rbf(0.6));
    all.put("exp", new Exponential(0.8, 0.5));
    all.put("gaussian", new Gaussian(1, -1));
    all.put("gaussian, growing", new Gaussian(0.7, 0.02));
    all.put("gabor", new Gabor());
    all.put("gelu", new Gelu());
    all.put("sign", new Sign());
    all.put("exp-normalized", new ExponentialNormalized(1, -1));
    for (int n = 0; n <= 5; n++) {
      all.put("rectified-monomial " + n, new RectifiedMonomial(n));
    }
    for (int n = 1; n <= 5; n++) {
      all.put("monomial " + n, Polynomial.monomial(n));
      all.put("hermite " + n, Polynomial.hermite(n));
    }
    all.put("polynomial", Polynomial.of("polynomial", 0.5, -1, 0.3, 0.2));
    return all;
  }

  /** Those by quadrature. */
  public static Map<String, DualActivation> numerical() {
    Map<String, DualActivation> all = new LinkedHashMap<>();
    all.put("tanh", NumericalActivations.tanh());
    all.put("sigmoid", NumericalActivations.sigmoid());
    all.put("softplus", NumericalActivations.softplus());
    all.put("elu", NumericalActivations.elu(1));
    all.put("elu 0.3", NumericalActivations.elu(0.3));
    all.put("selu", NumericalActivations.selu());
    all.put("celu", NumericalActivations.celu(1.7));
    all.put("silu", NumericalActivations.silu(1));
    all.put("silu 1.7", NumericalActivations.silu(1.7));
    all.put("mish", NumericalActivations.mish());
    all.put("softsign", NumericalActivations.softsign());
    all.put("arctan", NumericalActivations.arctan());
    all.put("hard-tanh", NumericalActivations.hardTanh());
    all.put("relu6", NumericalActivations.relu6());
    all.put("hard-sigmoid", NumericalActivations.hardSigmoid());
    all.put("hard-swish", NumericalActivations.hardSwish());
    return all;
  }
}
