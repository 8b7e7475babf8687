package org.sparkntk.kernels.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sparkntk.kernels.Target;
import org.sparkntk.kernels.activation.DualActivation;
import org.sparkntk.kernels.activation.GaussianPair;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * The textbook recursion of every layer, one pair at a time on plain covariances: the oracle.
 * Shares nothing with the code under test but the layer records and the scalar definitions of the
 * activations. Covariances are {@link Decimal}s, so that it knows the angle between near duplicates
 * as long as nothing but linear layers has rounded.
 */
final class NaiveRecursion {
  private final Map<List<Object>, Double> values = new HashMap<>();

  /** Both kernels of the same examples. */
  record Kernels(Matrix nngp, Matrix ntk) {
    Matrix of(Target target) {
      return target == Target.NTK ? ntk : nngp;
    }
  }

  private NaiveRecursion() {}

  /** The kernel between different examples. */
  static Matrix gram(Network network, Target target, Matrix x, Matrix z) {
    NaiveRecursion recursion = new NaiveRecursion();
    Matrix out = Matrix.zeros(x.rows(), z.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < z.rows(); j++) {
        out.set(i, j, recursion.entry(network, NaivePair.of(x, i, z, j, false), target));
      }
    }
    return out;
  }

  /** The kernels of examples with each other and with themselves. */
  static Kernels grams(Network network, Matrix x) {
    NaiveRecursion recursion = new NaiveRecursion();
    Matrix nngp = Matrix.zeros(x.rows(), x.rows());
    Matrix ntk = Matrix.zeros(x.rows(), x.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        NaivePair pair = recursion.after(network.sequence(), NaivePair.of(x, i, x, j, i == j));
        nngp.set(i, j, pair.q12().value());
        nngp.set(j, i, pair.q12().value());
        ntk.set(i, j, pair.tangent());
        ntk.set(j, i, pair.tangent());
      }
    }
    return new Kernels(nngp, ntk);
  }

  private double entry(Network network, NaivePair pair, Target target) {
    NaivePair last = after(network.sequence(), pair);
    return target == Target.NTK ? last.tangent() : last.q12().value();
  }

  private NaivePair after(Sequence sequence, NaivePair start) {
    NaivePair pair = start;
    for (Layer layer : sequence.layers()) {
      pair = after(layer, pair);
    }
    return pair;
  }

  private NaivePair after(Layer layer, NaivePair pair) {
    if (layer instanceof Dense dense) {
      return dense(dense, pair);
    } else if (layer instanceof Activation activation) {
      return activation(activation.function(), pair);
    } else if (layer instanceof Sum sum) {
      List<NaivePair> parts = branches(sum.branches(), pair);
      return parts.stream().reduce(NaivePair::plus).orElseThrow();
    } else if (layer instanceof Product product) {
      List<NaivePair> parts = branches(product.branches(), pair);
      return parts.stream().reduce(NaivePair::times).orElseThrow();
    } else if (layer instanceof Concatenation concatenation) {
      return concatenation(concatenation, pair);
    } else if (layer instanceof LayerNorm norm) {
      return layerNorm(norm.epsilon(), pair);
    }
    return dropout(((Dropout) layer).keep(), pair);
  }

  private List<NaivePair> branches(List<Sequence> branches, NaivePair pair) {
    List<NaivePair> parts = new ArrayList<>();
    for (Sequence branch : branches) {
      parts.add(after(branch, pair));
    }
    return parts;
  }

  /** kernels.md 3.1. */
  private static NaivePair dense(Dense dense, NaivePair pair) {
    Decimal w = Decimal.of(dense.sigmaW()).times(Decimal.of(dense.sigmaW()));
    Decimal b = Decimal.of(dense.bias().sigma()).times(Decimal.of(dense.bias().sigma()));
    Decimal q12 = w.times(pair.q12()).plus(b);
    double own = q12.value();
    if (dense.parameterization() == Parameterization.STANDARD) {
      own = pair.width() * pair.q12().value() + (dense.bias().isPresent() ? 1 : 0);
    }
    if (dense.training() == Training.FROZEN) {
      own = 0;
    }
    return new NaivePair(
        w.times(pair.q11()).plus(b),
        w.times(pair.q22()).plus(b),
        q12,
        w.value() * pair.tangent() + own,
        dense.width(),
        pair.isSame());
  }

  private NaivePair activation(DualActivation phi, NaivePair pair) {
    double r1 = Math.sqrt(pair.q11().value());
    double r2 = Math.sqrt(pair.q22().value());
    double theta = pair.angle();
    // Duplicates must not come apart by the rounding of two formulas for one number.
    boolean isEqual = pair.isSame() || (r1 == r2 && theta == 0);
    double slope = isEqual ? phi.slopeVariance(r1 * r1) : slopeCovariance(phi, r1, r2, theta);
    return new NaivePair(
        Decimal.of(phi.variance(r1 * r1)),
        Decimal.of(phi.variance(r2 * r2)),
        Decimal.of(isEqual ? phi.variance(r1 * r1) : covariance(phi, r1, r2, theta)),
        pair.tangent() == 0 ? 0 : pair.tangent() * slope,
        pair.width(),
        pair.isSame());
  }

  /** Kept, because examples often share their variance. */
  private double covariance(DualActivation phi, double r1, double r2, double theta) {
    return values.computeIfAbsent(
        List.of("T", phi, r1, r2, theta), k -> phi.covariance(new GaussianPair(r1, r2, theta)));
  }

  private double slopeCovariance(DualActivation phi, double r1, double r2, double theta) {
    return values.computeIfAbsent(
        List.of("T'", phi, r1, r2, theta),
        k -> phi.slopeCovariance(new GaussianPair(r1, r2, theta)));
  }

  private NaivePair concatenation(Concatenation layer, NaivePair pair) {
    List<NaivePair> parts = branches(layer.branches(), pair);
    int width = parts.stream().mapToInt(NaivePair::width).sum();
    NaivePair all = parts.get(0).scaled(layer.shares().get(0));
    for (int b = 1; b < parts.size(); b++) {
      all = all.plus(parts.get(b).scaled(layer.shares().get(b)));
    }
    return new NaivePair(all.q11(), all.q22(), all.q12(), all.tangent(), width, all.isSame());
  }

  private static NaivePair layerNorm(double epsilon, NaivePair pair) {
    Decimal q1 = pair.q11().plus(Decimal.of(epsilon));
    Decimal q2 = pair.q22().plus(Decimal.of(epsilon));
    Decimal norm = q1.times(q2).squareRoot();
    boolean isZero = norm.value() == 0;
    return new NaivePair(
        pair.q11().over(q1),
        pair.q22().over(q2),
        pair.q12().over(norm),
        isZero ? 0 : pair.tangent() / norm.value(),
        pair.width(),
        pair.isSame());
  }

  private static NaivePair dropout(double keep, NaivePair pair) {
    Decimal p = Decimal.of(keep);
    return new NaivePair(
        pair.q11().over(p),
        pair.q22().over(p),
        pair.isSame() ? pair.q12().over(p) : pair.q12(),
        pair.isSame() ? pair.tangent() / keep : pair.tangent(),
        pair.width(),
        pair.isSame());
  }
}
