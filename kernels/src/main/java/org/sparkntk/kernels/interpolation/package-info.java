/**
 * Dual activations as polynomials in the angle between two inputs, fitted once per range of scales.
 */
@NullMarked
package org.sparkntk.kernels.interpolation;

import org.jspecify.annotations.NullMarked;
