package org.sparkntk.kernels.chunk;

/**
 * The angle between two inputs by a polynomial, in the variable v = min(1 − ρ, 1 + ρ), the distance
 * to the nearer pole:
 *
 * <pre>
 *   θ/π = √(2v) · A(v),      θ = arccos(1 − v) ∈ [0, π/2]
 * </pre>
 *
 * where A is analytic on [0, 1] with its only singularity at v = 2. A Chebyshev fit on [0, 1],
 * computed in 60-digit arithmetic: error at most 7·10⁻¹⁸ in float64 and 9.4·10⁻¹⁰ in float32.
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

  private ArcCosine() {}
}
