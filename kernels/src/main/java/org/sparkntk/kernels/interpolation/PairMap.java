package org.sparkntk.kernels.interpolation;

/**
 * A {@link CorrelationMap} at one scale of the rows and one of the columns.
 *
 * @param slope Chebyshev coefficients of slope in x
 * @param rise Chebyshev coefficients of rise in x
 * @param gap 1 − ρ' at θ = 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record PairMap(double[] slope, double[] rise, double gap) {}
