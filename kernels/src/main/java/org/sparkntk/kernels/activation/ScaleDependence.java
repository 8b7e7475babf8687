package org.sparkntk.kernels.activation;

/**
 * How the normalised dual T/√(T₁₁T₂₂) of an activation depends on the scales r₁ = √q₁₁ and r₂ =
 * √q₂₂, which decides how it is tabulated.
 */
public enum ScaleDependence {
  /** Not at all: φ is positively homogeneous, or the dual is defined so. */
  NONE,
  /** Analytically, jointly with the angle: φ is analytic on both sides of 0. */
  ANALYTIC,
  /** Not analytically where r₁ = r₂ and ρ = 1: φ or φ' jumps somewhere else than at 0. */
  SINGULAR
}
