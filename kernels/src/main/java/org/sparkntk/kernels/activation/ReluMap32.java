package org.sparkntk.kernels.activation;

/**
 * The ReLU's step of the recursion on a chunk in float32, as loops that the JIT compiler
 * vectorises: each is branch-free and short enough to be unrolled. The formulas are those of {@link
 * ArcCosine}.
 */
public final class ReluMap32 {
  private ReluMap32() {}

  /** ρ ← κ₁(ρ) and, if carried, Θ ← Θ · κ₀(ρ)/2. */
  public static void apply(Chunk32 c) {
    poles(c);
    if (c.withTangent()) {
      Horner32.evaluate(ArcCosine.A32, c.pole, c.value, c.size());
      scaleTangent(c);
    }
    Horner32.evaluate(ArcCosine.B32, c.pole, c.value, c.size());
    correlate(c);
  }

  private static void poles(Chunk32 c) {
    int n = c.size();
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] pole = c.pole;
    float[] root = c.root;
    for (int j = 0; j < n; j++) {
      float v = Math.max(0, Math.min(minus[j], plus[j]));
      pole[j] = v;
      root[j] = (float) Math.sqrt(2 * v);
    }
  }

  /** Θ ← Θ · κ₀/2 with κ₀ = ½ + sign(ρ) (½ − θ/π). */
  private static void scaleTangent(Chunk32 c) {
    int n = c.size();
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] root = c.root;
    float[] value = c.value;
    float[] tangent = c.tangent;
    for (int j = 0; j < n; j++) {
      // A sign without a branch; 0 at ρ = 0, where both halves agree.
      float sign = Math.max(-1, Math.min(1, (plus[j] - minus[j]) * 1e30f));
      float half = 0.5f - root[j] * value[j];
      tangent[j] *= 0.25f + 0.5f * sign * half;
    }
  }

  private static void correlate(Chunk32 c) {
    int n = c.size();
    float[] minus = c.oneMinusRho;
    float[] plus = c.onePlusRho;
    float[] pole = c.pole;
    float[] root = c.root;
    float[] value = c.value;
    for (int j = 0; j < n; j++) {
      float next = Math.min(minus[j], 1) - root[j] * pole[j] * value[j];
      minus[j] = next;
      plus[j] = 2 - next;
    }
  }
}
