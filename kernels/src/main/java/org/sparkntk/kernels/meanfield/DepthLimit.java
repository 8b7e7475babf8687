package org.sparkntk.kernels.meanfield;

/**
 * What the NTK of two different inputs tends to with depth (Hayou et al. 1905.13654, propositions 1
 * to 3; Xiao et al. 1912.13053 for the chaotic phase).
 *
 * <pre>
 *   ordered phase    K → q/(1 − χ₁)          error ~ L χ₁ᴸ
 *   chaotic phase    K → q c* /(1 − χ_c)     error ~ L χ_cᴸ; one input with itself grows like χ₁ᴸ
 *   edge of chaos    K/(Lq) → λ              error ~ ln L / L, or 1/L
 *   residual, homogeneous φ without bias     K/K₀ → λ, the same
 *   scaled residual, the same φ              K/K₀ → λ, error ~ 1/ln L
 * </pre>
 *
 * λ = 1/4 if φ' jumps, as for ReLU, where 1 − c ~ L⁻²; 1/3 if φ' is continuous, where 1 − c ~ L⁻¹.
 *
 * @param quantity what tends to the limit
 * @param value the limit; NaN if none is known
 * @param law how the error falls
 * @param contraction χ of an exponential approach; NaN if there is none
 */
public record DepthLimit(Quantity quantity, double value, Law law, double contraction) {
  private static final double KINKED = 1.0 / 4;
  private static final double SMOOTH = 1.0 / 3;

  /** How the error falls with the depth L. */
  public enum Law {
    /** L χᴸ. */
    EXPONENTIAL,
    /** (A ln L + C)/L. */
    LOGARITHM_OVER_DEPTH,
    /** 1/ln L. */
    INVERSE_LOGARITHM,
    /** No limit is known. */
    UNKNOWN
  }

  /** A function of the kernel at one depth. */
  public enum Quantity {
    /** K. */
    KERNEL {
      @Override
      public double of(DepthRecursion network, int pair) {
        return network.kernelOverVariance(pair) * Math.exp(network.logVariance());
      }
    },
    /** K/(Lq), the average over the layers. */
    AVERAGE {
      @Override
      public double of(DepthRecursion network, int pair) {
        return network.kernelOverVariance(pair) / network.layer();
      }
    },
    /** K/K₀. */
    RATIO {
      @Override
      public double of(DepthRecursion network, int pair) {
        return network.ratio(pair);
      }
    };

    /** Its value for one pair. */
    public abstract double of(DepthRecursion network, int pair);
  }

  /**
   * The limit of an initialisation.
   *
   * @param start the variance in layer 1, positive
   */
  public static DepthLimit of(Initialization at, Architecture architecture, double start) {
    if (at.isScaleFree()) {
      boolean isResidual = architecture != Architecture.FEED_FORWARD;
      Law law =
          architecture == Architecture.SCALED_RESNET
              ? Law.INVERSE_LOGARITHM
              : Law.LOGARITHM_OVER_DEPTH;
      return critical(at, isResidual ? Quantity.RATIO : Quantity.AVERAGE, law, start);
    }
    if (architecture != Architecture.FEED_FORWARD) {
      return unknown(Quantity.RATIO);
    }
    Phase phase = Phase.of(at, start);
    double q = phase.variance().q();
    if (phase.variance().kind() == VarianceLimit.Kind.DIVERGES) {
      return unknown(Quantity.RATIO);
    }
    if (phase.isCritical()) {
      return q > 0
          ? critical(at, Quantity.AVERAGE, Law.LOGARITHM_OVER_DEPTH, q)
          : unknown(Quantity.AVERAGE);
    }
    double value = q * phase.correlation() / (1 - phase.contraction());
    return new DepthLimit(Quantity.KERNEL, value, Law.EXPONENTIAL, phase.contraction());
  }

  /** Whether it is the limit of a φ whose derivative jumps. */
  public boolean isKinked() {
    return value == KINKED && law != Law.EXPONENTIAL;
  }

  private static DepthLimit critical(Initialization at, Quantity quantity, Law law, double q) {
    EqualVarianceMap map = EqualVarianceMap.of(at.activation(), q);
    boolean isLinear = map.slope(Math.PI) == map.slopeAtZero();
    if (isLinear) {
      return unknown(quantity);
    }
    return new DepthLimit(quantity, map.hasKink() ? KINKED : SMOOTH, law, Double.NaN);
  }

  private static DepthLimit unknown(Quantity quantity) {
    return new DepthLimit(quantity, Double.NaN, Law.UNKNOWN, Double.NaN);
  }
}
