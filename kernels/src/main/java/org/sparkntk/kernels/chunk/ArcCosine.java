package org.sparkntk.kernels.chunk;

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
  /** A(v), highest degree first. */
  static final double[] A = {
    1.7127649676886895e-06,
    -1.1760478406244635e-05,
    3.85178084120855e-05,
    -7.72117515684178e-05,
    0.00010620670344541083,
    -0.0001038344580813852,
    7.693627472159225e-05,
    -3.8570924437495986e-05,
    2.2852671677758827e-05,
    9.256636160114603e-06,
    3.5872525821505e-05,
    8.612072687742783e-05,
    0.00022256073770427937,
    0.000604428043224309,
    0.001776282915981366,
    0.005968310364318682,
    0.026525823848664393,
    0.31830988618379064
  };

  /** B(v), highest degree first. */
  static final double[] B = {
    6.900696510031454e-08,
    -4.673575951495625e-07,
    1.5226719337069117e-06,
    -3.0336430684560455e-06,
    4.168272964466193e-06,
    -4.0399253128021245e-06,
    3.0463404213132725e-06,
    -1.3758770380558582e-06,
    1.230234544592228e-06,
    1.313725508523457e-06,
    4.1300045705239785e-06,
    1.1500247750397385e-05,
    3.423772390349536e-05,
    0.0001098962277848314,
    0.00039472952422546097,
    0.001705231533064512,
    0.010610329539460275,
    0.21220659078919377
  };

  /** A(v) for float32, highest degree first. */
  static final float[] A32 = {
    0.00015407379f,
    -0.00033799603f,
    0.0005341639f,
    -6.983499e-05f,
    0.00071250164f,
    0.0017543497f,
    0.0059705046f,
    0.02652574f,
    0.31830987f
  };

  /** B(v) for float32, highest degree first. */
  static final float[] B32 = {
    1.263677e-05f,
    -2.4887278e-05f,
    4.5907735e-05f,
    1.194229e-05f,
    0.00011809793f,
    0.00039307025f,
    0.0017053972f,
    0.010610323f,
    0.21220659f
  };

  private ArcCosine() {}
}
