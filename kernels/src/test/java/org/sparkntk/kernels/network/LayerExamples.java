package org.sparkntk.kernels.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.Erf;
import org.sparkntk.kernels.activation.Gelu;
import org.sparkntk.kernels.activation.PiecewiseLinear;

/** A network for every layer and every way to set it. */
final class LayerExamples {
  private static final Layer RELU = new Activation(PiecewiseLinear.relu());
  private static final Layer ERF = new Activation(Erf.erf());
  private static final Layer GELU = new Activation(new Gelu());

  /** The width of layers in standard parameterisation. */
  static final int WIDTH = 1024;

  private LayerExamples() {}

  /** By what they are for. */
  static Map<String, Network> all() {
    Map<String, Network> all = new LinkedHashMap<>();
    addDense(all);
    addBranches(all);
    addOthers(all);
    return all;
  }

  private static void addDense(Map<String, Network> all) {
    all.put("linear", network(Dense.of(1.2), Dense.of(0.9, 0.4), Dense.of(1.1)));
    all.put("dense", network(Dense.of(1.3), RELU, Dense.of(1.2, 0.3), ERF, Dense.of(0.8, 0.5)));
    all.put(
        "dense, bias 0", network(Dense.of(1.3, 0), RELU, Dense.of(1.2, 0), ERF, Dense.of(1, 0)));
    all.put(
        "dense, standard",
        network(
            standard(1.3, Bias.of(0.3), WIDTH),
            GELU,
            standard(1.1, Bias.of(0.2), WIDTH),
            RELU,
            standard(1, Bias.none(), 1)));
    all.put(
        "dense, standard without biases",
        network(standard(1.3, Bias.none(), WIDTH), GELU, standard(1, Bias.none(), 1)));
    all.put(
        "dense, standard with biases 0",
        network(
            standard(1.3, Bias.of(0), WIDTH),
            GELU,
            standard(1.1, Bias.of(0), WIDTH / 2),
            ERF,
            standard(1, Bias.of(0), 1)));
    all.put(
        "dense, frozen first",
        network(frozen(1.3, 0.2), RELU, Dense.of(1.2, 0.1), GELU, Dense.of(1)));
    all.put(
        "dense, frozen last",
        network(Dense.of(1.3, 0.2), RELU, Dense.of(1.2, 0.1), ERF, frozen(1.1, 0.3)));
    all.put("repeat", repeated(6, Dense.of(1.3, 0.2), RELU));
  }

  private static void addBranches(Map<String, Network> all) {
    Sequence block = Sequence.of(RELU, Dense.of(1.1, 0.2));
    Sequence other = Sequence.of(ERF, Dense.of(0.7), GELU, Dense.of(1.4, 0.1));
    Layer input = Dense.of(1.2, 0.3);
    Layer last = Dense.of(1, 0.2);
    all.put("sum, residual", network(input, Sum.residual(block), RELU, last));
    all.put("sum of two branches", network(input, new Sum(List.of(block, other)), GELU, last));
    all.put(
        "sum of three branches",
        network(input, new Sum(List.of(block, Sequence.of(), other)), ERF, last));
    all.put(
        "sum of the input and a layer", network(Sum.residual(Sequence.of(Dense.of(1.1))), last));
    all.put(
        "sum of bias-free branches",
        network(Dense.of(1.1), Sum.residual(Sequence.of(RELU, Dense.of(1.3))), RELU, Dense.of(1)));
    all.put(
        "sum of sums",
        network(
            input, Sum.residual(Sequence.of(Sum.residual(block), RELU, Dense.of(1.3))), ERF, last));
    all.put("sum, repeated", repeated(5, Sum.residual(block)));
    all.put("product", network(input, new Product(List.of(block, other)), last));
    all.put(
        "product of three",
        network(input, new Product(List.of(block, other, Sequence.of(ERF))), last));
    all.put(
        "product, a gate",
        network(
            input,
            new Product(List.of(Sequence.of(), Sequence.of(ERF, Dense.of(1.3)))),
            Dense.of(1),
            RELU,
            last));
    all.put(
        "concatenation",
        network(
            input,
            new Concatenation(
                List.of(Sequence.of(RELU), Sequence.of(ERF, Dense.of(1.2), GELU)),
                List.of(0.25, 0.75)),
            last));
    all.put(
        "concatenation of bias-free branches",
        network(
            Dense.of(1.1),
            new Concatenation(List.of(Sequence.of(RELU), Sequence.of(ERF)), List.of(0.5, 0.5)),
            Dense.of(1.2),
            RELU,
            last));
    all.put(
        "concatenation, standard",
        network(
            new Concatenation(
                List.of(
                    Sequence.of(standard(1.2, Bias.of(0.1), WIDTH / 4), RELU),
                    Sequence.of(standard(1.1, Bias.none(), 3 * WIDTH / 4), ERF)),
                List.of(0.25, 0.75)),
            standard(1, Bias.of(0.1), 1)));
    all.put(
        "sum in a concatenation in a product",
        network(
            input,
            new Product(
                List.of(
                    Sequence.of(
                        new Concatenation(
                            List.of(Sequence.of(Sum.residual(block), RELU), Sequence.of(ERF)),
                            List.of(0.5, 0.5)),
                        Dense.of(1.1)),
                    block)),
            last));
  }

  private static void addOthers(Map<String, Network> all) {
    Layer input = Dense.of(1.2, 0.3);
    Layer last = Dense.of(1, 0.2);
    all.put(
        "layer-norm",
        network(input, new LayerNorm(1e-5), RELU, Dense.of(1.4), new LayerNorm(0.1), ERF, last));
    all.put("layer-norm without epsilon", network(Dense.of(1.2), new LayerNorm(0), GELU, last));
    all.put(
        "layer-norm of a sum",
        network(
            input,
            Sum.residual(Sequence.of(new LayerNorm(1e-3), RELU, Dense.of(1.1))),
            new LayerNorm(0),
            GELU,
            last));
    all.put(
        "dropout",
        network(input, RELU, new Dropout(0.7), Dense.of(1.2, 0.1), ERF, new Dropout(0.5), last));
    all.put(
        "dropout in a sum",
        network(
            input, Sum.residual(Sequence.of(RELU, new Dropout(0.6), Dense.of(1.2))), GELU, last));
    all.put("dropout of the input", network(new Dropout(0.8), input, RELU, last));
    all.put("dropout of nothing", network(input, RELU, new Dropout(1), last));
  }

  /** A network of one activation. */
  static Network hidden(DualActivation phi) {
    Layer activation = new Activation(phi);
    return network(Dense.of(1.2, 0.2), activation, Dense.of(0.4, 0.3), activation, Dense.of(1));
  }

  static Network network(Layer... layers) {
    return Network.of(List.of(layers));
  }

  private static Dense standard(double sigmaW, Bias bias, int width) {
    return new Dense(sigmaW, bias, Parameterization.STANDARD, width, Training.TRAINED);
  }

  private static Dense frozen(double sigmaW, double sigmaB) {
    return new Dense(sigmaW, Bias.of(sigmaB), Parameterization.NTK, 0, Training.FROZEN);
  }

  private static Network repeated(int times, Layer... block) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Dense.of(1.1, 0.1));
    if (block[0] instanceof Dense) {
      layers.add(RELU);
    }
    Collections.nCopies(times, List.of(block)).forEach(layers::addAll);
    layers.add(Dense.of(1));
    return Network.of(layers);
  }
}
