package org.sparkntk.jobs.config;

import java.util.List;
import org.sparkntk.kernels.meanfield.Architecture;
import org.sparkntk.kernels.meanfield.Initialization;

/**
 * The {@code depth-asymptotics} section.
 *
 * @param initialization φ, σ_w and σ_b
 * @param startVariance of layer 1, positive
 * @param depths increasing, at least 2
 * @param cosines of pairs, different, in [−1, 1)
 * @param inputs how many random inputs the Gram matrix has
 * @param dimension of the random inputs
 * @param seed of the random inputs
 */
public record DepthAsymptoticsConfig(
    Initialization initialization,
    Architecture architecture,
    double startVariance,
    List<Integer> depths,
    List<Double> cosines,
    int inputs,
    int dimension,
    long seed) {}
