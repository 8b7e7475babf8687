package org.sparkntk.kernels.activation;

/**
 * The ReLU's step of the recursion on a chunk in float32, as loops that the JIT compiler
 * vectorises: each is branch-free and short enough to be unrolled. The formulas are those of {@link
 * ArcCosine}.
 */
final class ReluMap32 {
  private ReluMap32() {}

  /** ρ ← κ₁(ρ) and, if carried, Θ ← Θ · κ₀(ρ)/2. */
  static void apply(Chunk32 c) {
    poles(c);
    if (c.withTangent()) {
      polynomialA(c);
      scaleTangent(c);
    }
    polynomialB(c);
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

  private static void polynomialA(Chunk32 c) {
    int n = c.size();
    float[] v = c.pole;
    float[] value = c.value;
    final float a8 = ArcCosine.A32[8],
        a7 = ArcCosine.A32[7],
        a6 = ArcCosine.A32[6],
        a5 = ArcCosine.A32[5],
        a4 = ArcCosine.A32[4],
        a3 = ArcCosine.A32[3],
        a2 = ArcCosine.A32[2],
        a1 = ArcCosine.A32[1],
        a0 = ArcCosine.A32[0];
    for (int j = 0; j < n; j++) {
      float x = v[j];
      float p = a8;
      p = Math.fma(p, x, a7);
      p = Math.fma(p, x, a6);
      p = Math.fma(p, x, a5);
      p = Math.fma(p, x, a4);
      p = Math.fma(p, x, a3);
      p = Math.fma(p, x, a2);
      p = Math.fma(p, x, a1);
      p = Math.fma(p, x, a0);
      value[j] = p;
    }
  }

  private static void polynomialB(Chunk32 c) {
    int n = c.size();
    float[] v = c.pole;
    float[] value = c.value;
    final float a6 = ArcCosine.B32[6],
        a5 = ArcCosine.B32[5],
        a4 = ArcCosine.B32[4],
        a3 = ArcCosine.B32[3],
        a2 = ArcCosine.B32[2],
        a1 = ArcCosine.B32[1],
        a0 = ArcCosine.B32[0];
    for (int j = 0; j < n; j++) {
      float x = v[j];
      float p = a6;
      p = Math.fma(p, x, a5);
      p = Math.fma(p, x, a4);
      p = Math.fma(p, x, a3);
      p = Math.fma(p, x, a2);
      p = Math.fma(p, x, a1);
      p = Math.fma(p, x, a0);
      value[j] = p;
    }
  }
}
