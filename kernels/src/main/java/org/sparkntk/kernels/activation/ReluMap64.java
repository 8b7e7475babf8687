package org.sparkntk.kernels.activation;

/**
 * The ReLU's step of the recursion on a chunk in float64, as loops that the JIT compiler
 * vectorises: each is branch-free and short enough to be unrolled. The formulas are those of {@link
 * ArcCosine}.
 */
final class ReluMap64 {
  private ReluMap64() {}

  /** ρ ← κ₁(ρ) and, if carried, Θ ← Θ · κ₀(ρ)/2. */
  static void apply(Chunk64 c) {
    poles(c);
    if (c.withTangent()) {
      polynomialA(c);
      scaleTangent(c);
    }
    polynomialB(c);
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

  private static void polynomialA(Chunk64 c) {
    int n = c.size();
    double[] v = c.pole;
    double[] value = c.value;
    final double a18 = ArcCosine.A[18],
        a17 = ArcCosine.A[17],
        a16 = ArcCosine.A[16],
        a15 = ArcCosine.A[15],
        a14 = ArcCosine.A[14],
        a13 = ArcCosine.A[13],
        a12 = ArcCosine.A[12],
        a11 = ArcCosine.A[11];
    for (int j = 0; j < n; j++) {
      double x = v[j];
      double p = a18;
      p = Math.fma(p, x, a17);
      p = Math.fma(p, x, a16);
      p = Math.fma(p, x, a15);
      p = Math.fma(p, x, a14);
      p = Math.fma(p, x, a13);
      p = Math.fma(p, x, a12);
      p = Math.fma(p, x, a11);
      value[j] = p;
    }
    final double a10 = ArcCosine.A[10],
        a9 = ArcCosine.A[9],
        a8 = ArcCosine.A[8],
        a7 = ArcCosine.A[7],
        a6 = ArcCosine.A[6],
        a5 = ArcCosine.A[5],
        a4 = ArcCosine.A[4];
    for (int j = 0; j < n; j++) {
      double x = v[j];
      double p = value[j];
      p = Math.fma(p, x, a10);
      p = Math.fma(p, x, a9);
      p = Math.fma(p, x, a8);
      p = Math.fma(p, x, a7);
      p = Math.fma(p, x, a6);
      p = Math.fma(p, x, a5);
      p = Math.fma(p, x, a4);
      value[j] = p;
    }
    final double a3 = ArcCosine.A[3], a2 = ArcCosine.A[2], a1 = ArcCosine.A[1], a0 = ArcCosine.A[0];
    for (int j = 0; j < n; j++) {
      double x = v[j];
      double p = value[j];
      p = Math.fma(p, x, a3);
      p = Math.fma(p, x, a2);
      p = Math.fma(p, x, a1);
      p = Math.fma(p, x, a0);
      value[j] = p;
    }
  }

  private static void polynomialB(Chunk64 c) {
    int n = c.size();
    double[] v = c.pole;
    double[] value = c.value;
    final double a16 = ArcCosine.B[16],
        a15 = ArcCosine.B[15],
        a14 = ArcCosine.B[14],
        a13 = ArcCosine.B[13],
        a12 = ArcCosine.B[12],
        a11 = ArcCosine.B[11],
        a10 = ArcCosine.B[10];
    for (int j = 0; j < n; j++) {
      double x = v[j];
      double p = a16;
      p = Math.fma(p, x, a15);
      p = Math.fma(p, x, a14);
      p = Math.fma(p, x, a13);
      p = Math.fma(p, x, a12);
      p = Math.fma(p, x, a11);
      p = Math.fma(p, x, a10);
      value[j] = p;
    }
    final double a9 = ArcCosine.B[9],
        a8 = ArcCosine.B[8],
        a7 = ArcCosine.B[7],
        a6 = ArcCosine.B[6],
        a5 = ArcCosine.B[5],
        a4 = ArcCosine.B[4];
    for (int j = 0; j < n; j++) {
      double x = v[j];
      double p = value[j];
      p = Math.fma(p, x, a9);
      p = Math.fma(p, x, a8);
      p = Math.fma(p, x, a7);
      p = Math.fma(p, x, a6);
      p = Math.fma(p, x, a5);
      p = Math.fma(p, x, a4);
      value[j] = p;
    }
    final double a3 = ArcCosine.B[3], a2 = ArcCosine.B[2], a1 = ArcCosine.B[1], a0 = ArcCosine.B[0];
    for (int j = 0; j < n; j++) {
      double x = v[j];
      double p = value[j];
      p = Math.fma(p, x, a3);
      p = Math.fma(p, x, a2);
      p = Math.fma(p, x, a1);
      p = Math.fma(p, x, a0);
      value[j] = p;
    }
  }
}
