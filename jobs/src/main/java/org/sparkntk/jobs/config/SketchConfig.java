package org.sparkntk.jobs.config;

import org.sparkntk.kernels.features.Directions;
import org.sparkntk.kernels.features.SketchMode;
import org.sparkntk.kernels.sketch.LeafType;

/**
 * The {@code sketch} section.
 *
 * @param map which features
 * @param dimension how many, at least 1
 * @param seed of all that is random about them
 * @param landmarks how those of {@code NYSTROM} are chosen
 * @param directions the law of the directions of {@code NTKRF}
 * @param degree of the polynomials of {@code NTK_SKETCH}, a power of two from 2 to 64
 * @param layers how {@code NTK_SKETCH} treats a network of several layers
 * @param leaf how {@code NTK_SKETCH} sketches the input itself
 * @param lengthScale s &gt; 0 of the kernel exp(−|x − z|²/(2s²)) of {@code FOURIER}
 * @param solver how the weights are found
 * @param storage of the features of an iteration, between its passes
 * @param folds of cross-validation, at least 2
 */
public record SketchConfig(
    MapType map,
    int dimension,
    long seed,
    LandmarkChoice landmarks,
    Directions directions,
    int degree,
    SketchMode layers,
    LeafType leaf,
    double lengthScale,
    Solver solver,
    GramConfig.Storage storage,
    int folds) {
  /** The features. */
  public enum MapType {
    /** Nyström features of landmarks: training examples, or means of some. */
    NYSTROM,
    /** The published random features of the ReLU NTK. */
    NTKRF,
    /** The same with all that is known exactly kept exactly. */
    DEFLATED,
    /** Sketches of polynomials in place of the ReLU NTK. */
    NTK_SKETCH,
    /** Gradients of a network of finite width. */
    GRADIENT,
    /** Random Fourier features of the Gaussian kernel. */
    FOURIER
  }

  /** How landmarks are chosen. */
  public enum LandmarkChoice {
    /** Each example with the same probability. */
    UNIFORM,
    /** By randomly pivoted Cholesky: in proportion to what the others leave of them. */
    RPCHOLESKY,
    /** Means of examples: the centres of clusters. */
    K_MEANS
  }

  /** How the weights are found. */
  public enum Solver {
    /** By normal equations where the driver has room for them. */
    AUTO,
    /** By normal equations, in one pass. */
    NORMAL_EQUATIONS,
    /** By iteration, a pass for each. */
    BLOCK_CG
  }

  /** The same with another number of features and another seed. */
  public SketchConfig with(int otherDimension, long otherSeed) {
    return new SketchConfig(
        map,
        otherDimension,
        otherSeed,
        landmarks,
        directions,
        degree,
        layers,
        leaf,
        lengthScale,
        solver,
        storage,
        folds);
  }
}
