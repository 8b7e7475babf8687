package org.sparkntk.jobs.ml;

/**
 * What the estimators can be told.
 *
 * @param <E> the estimator
 */
public interface NtkSetters<E extends NtkSetters<E>> extends NtkParams {
  /** The estimator itself. */
  E self();

  /** Sets {@link #mode}. */
  default E setMode(String value) {
    set(mode(), value);
    return self();
  }

  /** Sets {@link #depth}. */
  default E setDepth(int value) {
    set(depth(), value);
    return self();
  }

  /** Sets {@link #sigmaW}. */
  default E setSigmaW(double value) {
    set(sigmaW(), value);
    return self();
  }

  /** Sets {@link #layers}. */
  default E setLayers(String value) {
    set(layers(), value);
    return self();
  }

  /** Sets {@link #ridge}. */
  default E setRidge(double value) {
    set(ridge(), value);
    return self();
  }

  /** Sets {@link #ridgeScale}. */
  default E setRidgeScale(String value) {
    set(ridgeScale(), value);
    return self();
  }

  /** Sets {@link #tolerance}. */
  default E setTolerance(double value) {
    set(tolerance(), value);
    return self();
  }

  /** Sets {@link #map}. */
  default E setMap(String value) {
    set(map(), value);
    return self();
  }

  /** Sets {@link #dimension}. */
  default E setDimension(int value) {
    set(dimension(), value);
    return self();
  }

  /** Sets {@link #seed}. */
  default E setSeed(long value) {
    set(seed(), value);
    return self();
  }

  /** Sets {@link #conf}. */
  default E setConf(String value) {
    set(conf(), value);
    return self();
  }
}
