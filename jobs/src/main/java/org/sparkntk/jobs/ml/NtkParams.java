package org.sparkntk.jobs.ml;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What the estimators and their models can be asked. */
public interface NtkParams extends Params {
  /** Where they are. */
  KernelParams own();

  /** Whether it is the kernel itself ({@code exact}) or features like it ({@code sketch}). */
  default Param<String> mode() {
    return own().mode;
  }

  /** Hidden dense ReLU layers. */
  default IntParam depth() {
    return own().depth;
  }

  /** Standard deviation of the weights of the hidden layers. */
  default DoubleParam sigmaW() {
    return own().sigmaW;
  }

  /** The network as {@code kernel.layers} in HOCON, in place of depth and sigmaW. */
  default Param<String> layers() {
    return own().layers;
  }

  /** λ in (Θ + λI) α = Y, in the unit that {@link #ridgeScale} says. */
  default DoubleParam ridge() {
    return own().ridge;
  }

  /** Unit of the ridge: {@code relative} to the mean diagonal of Θ, or {@code absolute}. */
  default Param<String> ridgeScale() {
    return own().ridgeScale;
  }

  /** Largest true relative residual of any output. */
  default DoubleParam tolerance() {
    return own().tolerance;
  }

  /** Kind of features of {@code mode = sketch}. */
  default Param<String> map() {
    return own().map;
  }

  /** Number of features; of {@code nystrom}: landmarks. */
  default IntParam dimension() {
    return own().dimension;
  }

  /** Of landmarks or random weights. */
  default LongParam seed() {
    return own().seed;
  }

  /**
   * Further keys of {@code kernel}, {@code gram}, {@code solver} and {@code sketch} in HOCON; a
   * parameter that is set goes before them.
   */
  default Param<String> conf() {
    return own().conf;
  }

  /** Value of {@link #mode}. */
  default String getMode() {
    return getOrDefault(mode());
  }

  /** Value of {@link #depth}. */
  default int getDepth() {
    return (Integer) getOrDefault(depth());
  }

  /** Value of {@link #sigmaW}. */
  default double getSigmaW() {
    return (Double) getOrDefault(sigmaW());
  }

  /** Value of {@link #layers}. */
  default String getLayers() {
    return getOrDefault(layers());
  }

  /** Value of {@link #ridge}. */
  default double getRidge() {
    return (Double) getOrDefault(ridge());
  }

  /** Value of {@link #ridgeScale}. */
  default String getRidgeScale() {
    return getOrDefault(ridgeScale());
  }

  /** Value of {@link #tolerance}. */
  default double getTolerance() {
    return (Double) getOrDefault(tolerance());
  }

  /** Value of {@link #map}. */
  default String getMap() {
    return getOrDefault(map());
  }

  /** Value of {@link #dimension}. */
  default int getDimension() {
    return (Integer) getOrDefault(dimension());
  }

  /** Value of {@link #seed}. */
  default long getSeed() {
    return (Long) getOrDefault(seed());
  }

  /** Value of {@link #conf}. */
  default String getConf() {
    return getOrDefault(conf());
  }
}
