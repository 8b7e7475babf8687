package org.sparkntk.kernels.activation;

/**
 * The ReLU's step of the recursion on a chunk in float64, as loops that the JIT compiler
 * vectorises: each is branch-free and short enough to be unrolled. The formulas are those of {@link
 * ArcCosine}.
 */
public final class ReluMap64 {
  private ReluMap64() {}

  /** ρ ← κ₁(ρ) and, if carried, Θ ← Θ · κ₀(ρ)/2. */
  public static void apply(Chunk64 c) {
    poles(c);
    if (c.withTangent()) {
      Horner64.evaluate(ArcCosine.A, c.pole, c.value, c.size());
      scaleTangent(c);
    }
    Horner64.evaluate(ArcCosine.B, c.pole, c.value, c.size());
    correlate(c);
  }

  private static void poles(Chunk64 c) {
    int n = c.size();
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] pole = c.pole;
    double[] root = c.root;
    for (int j = 0; j < n; j++) {
      double v = Math.max(0, Math.min(minus[j], plus[j]));
      pole[j] = v;
      root[j] = Math.sqrt(2 * v);
    }
  }

  /** Θ ← Θ · κ₀/2 with κ₀ = ½ + sign(ρ) (½ − θ/π). */
  private static void scaleTangent(Chunk64 c) {
    int n = c.size();
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] root = c.root;
    double[] value = c.value;
    double[] tangent = c.tangent;
    for (int j = 0; j < n; j++) {
      // A sign without a branch; 0 at ρ = 0, where both halves agree.
      double sign = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30));
      double half = 0.5 - root[j] * value[j];
      tangent[j] *= 0.25 + 0.5 * sign * half;
    }
  }

  private static void correlate(Chunk64 c) {
    int n = c.size();
    double[] minus = c.oneMinusRho;
    double[] plus = c.onePlusRho;
    double[] pole = c.pole;
    double[] root = c.root;
    double[] value = c.value;
    for (int j = 0; j < n; j++) {
      double next = Math.min(minus[j], 1) - root[j] * pole[j] * value[j];
      minus[j] = next;
      plus[j] = 2 - next;
    }
  }
}
