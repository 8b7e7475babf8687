package org.sparkntk.jobs.solve;

import org.sparkntk.jobs.config.SolverConfig.Method;
import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;

/**
 * How a system is solved, and why.
 *
 * @param method not {@link Method#AUTO}
 * @param reason a clause for the log; empty if there was nothing to choose
 */
public record MethodChoice(Method method, String reason) {
  /** Passes that a block method typically takes to 10⁻⁶. */
  private static final int PASSES = 40;

  /** What a pass costs Spark, in seconds. */
  private static final double PASS_OVERHEAD = 0.03;

  /** Flops a second of one core in a Cholesky factorisation and in a pass of 16 columns. */
  private static final double FACTOR_RATE = 4e10;

  private static final double PASS_RATE = 8e10;

  /** Bytes a second from the executors to the driver's dense matrix. */
  private static final double COLLECT_RATE = 4e8;

  /** The dense matrix may take this part of the driver's heap. */
  private static final int HEAP_SHARE = 6;

  private static final int WIDTH = 16;

  /** Java's arrays have fewer than 2³¹ entries. */
  private static final int LARGEST_DENSE = 46_340;

  /** Not those that there are: a run has the same bits on every cluster. */
  private static final int CORES = 4;

  /**
   * Chooses.
   *
   * @param wanted as configured
   * @param n the order of the system
   * @param heap bytes of the driver
   */
  static MethodChoice of(Method wanted, TileStorage storage, int n, long heap) {
    if (wanted == Method.CHOLESKY && n > LARGEST_DENSE) {
      throw new InvalidInputException(
          "solver.method = cholesky: expected at most %,d examples, which a dense matrix has room for, found %,d; set solver.method = block-cg"
              .formatted(LARGEST_DENSE, n));
    }
    if (wanted != Method.AUTO) {
      return new MethodChoice(wanted, "");
    }
    if (storage != TileStorage.MEMORY || 8.0 * n * n > (double) heap / HEAP_SHARE) {
      return new MethodChoice(Method.BLOCK_CG, "too large for a dense factor on the driver");
    }
    double direct = factorSeconds(n);
    double passes = PASSES * (2.0 * n * n * WIDTH / (PASS_RATE * CORES) + PASS_OVERHEAD);
    return direct <= passes
        ? new MethodChoice(Method.CHOLESKY, reason(direct, "%d passes".formatted(PASSES), passes))
        : new MethodChoice(Method.BLOCK_CG, reason(passes, "a dense factor", direct));
  }

  /** Seconds to bring a matrix of order n to the driver and to factor it there, at fixed rates. */
  public static double factorSeconds(int n) {
    return (double) n * n * n / 3 / FACTOR_RATE + 8.0 * n * n / COLLECT_RATE;
  }

  /**
   * What is left where a factor was chosen and there is none.
   *
   * @param why of the factorisation
   */
  public static MethodChoice withoutFactor(NotPositiveDefiniteException why) {
    return new MethodChoice(Method.BLOCK_CG, "no Cholesky factor: " + why.getMessage());
  }

  private static String reason(double chosen, String other, double seconds) {
    return "about %.2g s, %s about %.2g s".formatted(chosen, other, seconds);
  }
}
