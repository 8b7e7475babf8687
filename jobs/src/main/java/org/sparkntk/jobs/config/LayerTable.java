package org.sparkntk.jobs.config;

import com.typesafe.config.ConfigList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.sparkntk.kernels.network.Bias;
import org.sparkntk.kernels.network.Concatenation;
import org.sparkntk.kernels.network.Dense;
import org.sparkntk.kernels.network.Dropout;
import org.sparkntk.kernels.network.Layer;
import org.sparkntk.kernels.network.LayerNorm;
import org.sparkntk.kernels.network.Parameterization;
import org.sparkntk.kernels.network.Product;
import org.sparkntk.kernels.network.Sequence;
import org.sparkntk.kernels.network.Sum;
import org.sparkntk.kernels.network.Training;

/** The layers that configuration files can name, beside activations; a new one is one line. */
final class LayerTable {
  /** Appends the layers that an item stands for. */
  interface Reader {
    void read(Item item, LayerList out);
  }

  /** Makes a layer of its parameters; {@code out} numbers the layers within it. */
  private interface Maker {
    Layer make(Section parameters, LayerList out);
  }

  /** The parameters that a layer may have, and what reads them. */
  record Kind(List<String> parameters, Reader reader) {}

  /** By name. */
  static final Map<String, Kind> KINDS =
      Map.of(
          "dense",
          one(LayerTable::dense, "sigma-w", "sigma-b", "parameterization", "width", "trained"),
          "sum",
          one((p, out) -> new Sum(branches(p, out)), "branches"),
          "product",
          one((p, out) -> new Product(branches(p, out)), "branches"),
          "concatenation",
          one(LayerTable::concatenation, "branches", "shares"),
          "residual",
          one((p, out) -> Sum.residual(sequence(p.list("layers"), out.within())), "layers"),
          "layer-norm",
          one((p, out) -> new LayerNorm(p.numberOr("epsilon", 1e-12)), "epsilon"),
          "dropout",
          one((p, out) -> new Dropout(p.number("keep")), "keep"),
          "repeat",
          new Kind(List.of("times", "layers"), LayerTable::repeat),
          "resnet",
          new Kind(Resnet.PARAMETERS, Resnet::read));

  private LayerTable() {}

  private static Kind one(Maker maker, String... parameters) {
    return new Kind(
        List.of(parameters),
        (item, out) ->
            out.add(
                item.origin(), item.name(), item.make(() -> maker.make(item.parameters(), out))));
  }

  private static Dense dense(Section p, LayerList out) {
    return new Dense(
        p.number("sigma-w"),
        bias(p),
        p.oneOfOr("parameterization", Parameterization.values(), Parameterization.NTK),
        p.has("width") ? p.integer("width", 1) : 0,
        p.has("trained") && !p.flag("trained") ? Training.FROZEN : Training.TRAINED);
  }

  /** No key, no biases; σ_b = 0 are biases, which are drawn as 0 and learn. */
  static Bias bias(Section p) {
    return p.has("sigma-b") ? Bias.of(p.number("sigma-b")) : Bias.none();
  }

  private static Concatenation concatenation(Section p, LayerList out) {
    List<Sequence> branches = branches(p, out);
    List<Double> equal = Collections.nCopies(branches.size(), 1.0 / branches.size());
    return new Concatenation(branches, p.has("shares") ? p.numbers("shares") : equal);
  }

  /** The layers are read again for each time, so that each has a number of its own. */
  private static void repeat(Item item, LayerList out) {
    ConfigList layers = item.parameters().list("layers");
    int times = item.parameters().integer("times", 1);
    for (int i = 0; i < times; i++) {
      LayersReader.read(layers, out);
    }
  }

  private static List<Sequence> branches(Section p, LayerList out) {
    List<Sequence> branches = new ArrayList<>();
    for (ConfigList layers : p.lists("branches")) {
      branches.add(sequence(layers, out.branch(branches.size() + 1)));
    }
    return branches;
  }

  private static Sequence sequence(ConfigList layers, LayerList out) {
    LayersReader.read(layers, out);
    return out.sequence();
  }
}
