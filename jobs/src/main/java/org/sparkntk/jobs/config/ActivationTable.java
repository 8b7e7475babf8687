package org.sparkntk.jobs.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sparkntk.kernels.activation.Affine;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.Erf;
import org.sparkntk.kernels.activation.Exponential;
import org.sparkntk.kernels.activation.ExponentialNormalized;
import org.sparkntk.kernels.activation.Gabor;
import org.sparkntk.kernels.activation.Gaussian;
import org.sparkntk.kernels.activation.Gelu;
import org.sparkntk.kernels.activation.NumericalActivations;
import org.sparkntk.kernels.activation.PiecewiseLinear;
import org.sparkntk.kernels.activation.Polynomial;
import org.sparkntk.kernels.activation.RectifiedMonomial;
import org.sparkntk.kernels.activation.Sign;
import org.sparkntk.kernels.activation.Sine;

/** The activations that configuration files can name; a new one is one line. */
final class ActivationTable {
  /** The parameters that an activation may have, and what is made of them. */
  record Kind(List<String> parameters, Function<Section, DualActivation> make) {}

  /** By name. */
  static final Map<String, Kind> KINDS = kinds();

  private ActivationTable() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    addPiecewiseLinear(kinds);
    addSmoothClosedForms(kinds);
    addPolynomials(kinds);
    addNumerical(kinds);
    add(
        kinds,
        "affine",
        ActivationTable::affine,
        "activation",
        "input-scale",
        "input-shift",
        "output-scale",
        "output-shift");
    return Map.copyOf(kinds);
  }

  private static void addPiecewiseLinear(Map<String, Kind> kinds) {
    add(kinds, "relu", PiecewiseLinear::relu);
    add(kinds, "abs", PiecewiseLinear::abs);
    add(kinds, "identity", PiecewiseLinear::identity);
    add(kinds, "sign", Sign::new);
    add(kinds, "leaky-relu", p -> PiecewiseLinear.leakyRelu(p.numberOr("alpha", 0.01)), "alpha");
    add(
        kinds,
        "ab-relu",
        p -> new PiecewiseLinear("ab-relu", p.number("negative"), p.number("positive")),
        "negative",
        "positive");
  }

  private static void addSmoothClosedForms(Map<String, Kind> kinds) {
    add(kinds, "erf", p -> new Erf(a(p), b(p), k(p)), "a", "b", "k");
    add(kinds, "sigmoid-like", Erf::sigmoidLike);
    add(kinds, "gelu", Gelu::new);
    add(kinds, "sin", p -> Sine.sin(a(p), b(p), k(p)), "a", "b", "k");
    add(kinds, "cos", p -> Sine.cos(a(p), b(p), k(p)), "a", "b", "k");
    add(kinds, "rbf", p -> Sine.rbf(p.numberOr("gamma", 1)), "gamma");
    add(kinds, "exp", p -> new Exponential(a(p), b(p)), "a", "b");
    add(
        kinds,
        "exp-normalized",
        p -> new ExponentialNormalized(p.numberOr("gamma", 1), p.numberOr("shift", -1)),
        "gamma",
        "shift");
    add(kinds, "gaussian", p -> new Gaussian(a(p), p.numberOr("b", -1)), "a", "b");
    add(kinds, "gabor", Gabor::new);
  }

  private static void addPolynomials(Map<String, Kind> kinds) {
    add(kinds, "monomial", p -> Polynomial.monomial(p.integer("n", 0)), "n");
    add(kinds, "rectified-monomial", p -> new RectifiedMonomial(p.integer("n", 0)), "n");
    add(kinds, "hermite", p -> Polynomial.hermite(p.integer("n", 0)), "n");
    add(
        kinds,
        "polynomial",
        p -> new Polynomial("polynomial", p.numbers("coefficients")),
        "coefficients");
  }

  private static void addNumerical(Map<String, Kind> kinds) {
    add(kinds, "tanh", NumericalActivations::tanh);
    add(kinds, "sigmoid", NumericalActivations::sigmoid);
    add(kinds, "softplus", NumericalActivations::softplus);
    add(kinds, "elu", p -> NumericalActivations.elu(p.numberOr("alpha", 1)), "alpha");
    add(kinds, "selu", NumericalActivations::selu);
    add(kinds, "celu", p -> NumericalActivations.celu(p.numberOr("alpha", 1)), "alpha");
    add(kinds, "silu", p -> NumericalActivations.silu(p.numberOr("beta", 1)), "beta");
    add(kinds, "mish", NumericalActivations::mish);
    add(kinds, "softsign", NumericalActivations::softsign);
    add(kinds, "arctan", NumericalActivations::arctan);
    add(kinds, "hard-tanh", NumericalActivations::hardTanh);
    add(kinds, "relu6", NumericalActivations::relu6);
    add(kinds, "hard-sigmoid", NumericalActivations::hardSigmoid);
    add(kinds, "hard-swish", NumericalActivations::hardSwish);
  }

  private static DualActivation affine(Section p) {
    return Affine.of(
        ActivationReader.read(p.any("activation"), p.pathOf("activation")),
        p.numberOr("input-scale", 1),
        p.numberOr("input-shift", 0),
        p.numberOr("output-scale", 1),
        p.numberOr("output-shift", 0));
  }

  private static double a(Section parameters) {
    return parameters.numberOr("a", 1);
  }

  private static double b(Section parameters) {
    return parameters.numberOr("b", 1);
  }

  private static double k(Section parameters) {
    return parameters.numberOr("k", 0);
  }

  private static void add(
      Map<String, Kind> kinds, String name, Supplier<? extends DualActivation> make) {
    add(kinds, name, parameters -> make.get());
  }

  private static void add(
      Map<String, Kind> kinds,
      String name,
      Function<Section, DualActivation> make,
      String... parameters) {
    kinds.put(name, new Kind(List.of(parameters), make));
  }
}
