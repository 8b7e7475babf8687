package org.sparkntk.kernels.activation;

/**
 * The ReLU's correlation map in the variable u = 1 − ρ, which keeps its digits where ρ itself loses
 * them, near parallel inputs.
 *
 * <p>With v = min(u, 2 − u), the same quantity of the nearer pole, θ = arccos(1 − v) ∈ [0, π/2] and
 *
 * <pre>
 *   θ/π                    = √(2v) · A(v)
 *   (sin θ − θ cos θ)/π    = √(2v) · v · B(v)
 * </pre>
 *
 * where A and B are analytic on [0, 1] with their only singularity at v = 2. In these terms both
 * halves of the map are one formula without a branch:
 *
 * <pre>
 *   1 − κ₁(ρ) = min(u, 1) − √(2v) v B(v),      κ₀(ρ) = 1 − θ/π for u ≤ 1, θ/π for u &gt; 1.
 * </pre>
 *
 * κ₀ and κ₁ are the arc-cosine kernels of order 0 and 1 (Cho and Saul 2009, eq. 6). The polynomials
 * are Chebyshev fits on [0, 1], computed in 60-digit arithmetic: error at most 7·10⁻¹⁸ (A) and
 * 1.1·10⁻¹⁷ (B) in float64, 9.4·10⁻¹⁰ and 4.1·10⁻⁹ in float32.
 */
final class ArcCosine {
  /** A(v), lowest degree first. */
  static final double[] A = {
    0.3183098861837907,
    0.02652582384864655,
    0.00596831036626583,
    0.0017762828318784063,
    0.0006044299569287606,
    0.00022253426890176517,
    8.636285075850551e-05,
    3.432635384426163e-05,
    1.64016661221292e-05,
    -1.6173734695216744e-06,
    2.4468864405570126e-05,
    -4.61410296755898e-05,
    7.834974542320849e-05,
    -9.678613134317523e-05,
    9.018654946263806e-05,
    -6.051171064278059e-05,
    2.796645340986302e-05,
    -7.962927550705774e-06,
    1.0798261173654198e-06
  };

  /** B(v), lowest degree first. */
  static final double[] B = {
    0.2122065907891938,
    0.010610329539456174,
    0.0017052315334635537,
    0.0003947295088765581,
    0.00010989653818266344,
    3.423391934380552e-05,
    1.1530969307583546e-05,
    3.957704336124935e-06,
    2.0084287843850463e-06,
    -8.281386359137222e-07,
    3.1619064603829664e-06,
    -4.426785822802372e-06,
    5.112362653169844e-06,
    -4.0442590933730224e-06,
    2.2081511022421224e-06,
    -7.297568404698717e-07,
    1.1662850863465759e-07
  };

  /** A(v) for float32, lowest degree first. */
  static final float[] A32 = {
    0.31830987f,
    0.02652574f,
    0.0059705046f,
    0.0017543497f,
    0.00071250164f,
    -6.983499e-05f,
    0.0005341639f,
    -0.00033799603f,
    0.00015407379f
  };

  /** B(v) for float32, lowest degree first. */
  static final float[] B32 = {
    0.21220659f,
    0.0106100915f,
    0.0017089618f,
    0.0003732452f,
    0.00016706764f,
    -3.9659015e-05f,
    5.2774598e-05f
  };

  private ArcCosine() {}

  /** Evaluates a polynomial at v by Horner's rule. */
  static double horner(double[] coefficients, double v) {
    double value = coefficients[coefficients.length - 1];
    for (int k = coefficients.length - 2; k >= 0; k--) {
      value = Math.fma(value, v, coefficients[k]);
    }
    return value;
  }
}
