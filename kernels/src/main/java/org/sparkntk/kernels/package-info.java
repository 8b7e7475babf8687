/**
 * Kernels of infinitely wide networks. Notation used throughout:
 *
 * <pre>
 *   x, x'          two inputs with d features
 *   σ_w, σ_b       standard deviations of weights and biases (sigmaW, sigmaB)
 *   K(x, x')       NNGP: the covariance of the network's outputs at initialisation
 *   Θ(x, x')       NTK: Σ over all parameters p of E[∂f(x)/∂p · ∂f(x')/∂p]
 *   q₁₁, q₂₂       K(x, x) and K(x', x');   q₁₂ = K(x, x')
 *   r              √q, the scale of an example at a layer
 *   ρ              q₁₂ / √(q₁₁ q₂₂), the correlation;   θ = arccos ρ
 *   φ              an activation;   T = E[φ(a) φ(b)] and T' = E[φ'(a) φ'(b)] its dual and the dual's
 *                  derivative, for (a, b) Gaussian with covariances q₁₁, q₁₂, q₂₂
 *   κ₀, κ₁         arc-cosine kernels: κ₀ = 1 − θ/π,  κ₁ = (sin θ + (π − θ) cos θ)/π
 * </pre>
 *
 * The input covariance is ⟨x, x'⟩/d, weights are in NTK parameterisation. Sources: Jacot et al.
 * 1806.07572; Lee et al. 1711.00165; Cho and Saul 2009.
 */
@NullMarked
package org.sparkntk.kernels;

import org.jspecify.annotations.NullMarked;
