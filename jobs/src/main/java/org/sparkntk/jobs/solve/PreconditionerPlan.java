package org.sparkntk.jobs.solve;

import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.config.SolverConfig.PreconditionerType;

/**
 * Which preconditioner to build, and why.
 *
 * <p>A choice rests on the configuration and on n, λ and the diagonal, never on measured times or
 * the number of executors, so that a run can be repeated bit for bit.
 *
 * @param type what to build, never {@code AUTO}
 * @param rank columns of a low rank factor, 0 for other types
 * @param reason of the choice, for the log
 */
record PreconditionerPlan(PreconditionerType type, int rank, String reason) {
  /** Below, a pass takes no longer than the Spark job that it is. */
  private static final int SMALLEST_SIZE = 2000;

  /** So few passes are not worth the trouble. */
  private static final double FEW_PASSES = 20;

  /**
   * Iterations fall slowly with the rank r (CIFAR-10, n = 10,000: 99 passes without a factor, 50,
   * 45, 35 and 29 at r = 250, 416, 1000 and 2000), while each takes 4r/n of a pass more and the
   * factor itself about r²/(8n) passes. The total is flat from n/40 to n/20.
   */
  private static final int EXAMPLES_PER_COLUMN = 24;

  /** Of a block of the conjugate gradient method. */
  private static final int COLUMNS_OF_A_PASS = 16;

  /** The Cholesky factor of FᵀF on the driver takes r³/3 flops and 8r² bytes. */
  private static final int LARGEST_RANK = 4000;

  /**
   * Columns that a round of randomly pivoted Cholesky asks for, in parts of the rank: three rounds
   * mostly, as one in eight is rejected. More rounds are more Spark jobs, fewer more rejections.
   */
  private static final double PER_ROUND = 0.4;

  /** The most bytes of columns that a round brings to the driver. */
  private static final long ROUND_BYTES = 256L << 20;

  PreconditionerPlan {
    if (type == PreconditionerType.AUTO) {
      throw new IllegalArgumentException("a plan must have chosen, found " + type);
    }
  }

  /**
   * The plan for a system Θ + λI.
   *
   * @param n the order
   * @param condition a bound of its condition number: (tr Θ + λ)/λ
   */
  static PreconditionerPlan of(SolverConfig config, int n, double condition) {
    PreconditionerType type = config.preconditioner();
    return switch (type) {
      case AUTO -> automatic(config, n, condition);
      case NONE, JACOBI, BLOCK_JACOBI -> new PreconditionerPlan(type, 0, "as configured");
      case NYSTROM, RPCHOLESKY -> lowRank(type, config, n);
    };
  }

  private static PreconditionerPlan automatic(SolverConfig config, int n, double condition) {
    if (n < SMALLEST_SIZE) {
      return none("n is below %,d, where a pass costs next to nothing".formatted(SMALLEST_SIZE));
    }
    double bound = Math.sqrt(condition) / 2 * Math.log(2 / config.tolerance());
    if (bound <= FEW_PASSES) {
      return none("with this ridge at most %.0f passes are needed".formatted(Math.ceil(bound)));
    }
    return lowRank(PreconditionerType.RPCHOLESKY, config, n);
  }

  private static PreconditionerPlan none(String reason) {
    return new PreconditionerPlan(PreconditionerType.NONE, 0, reason);
  }

  private static PreconditionerPlan lowRank(PreconditionerType type, SolverConfig config, int n) {
    if (config.preconditionerRank().isPresent()) {
      int rank = Math.min(n, config.preconditionerRank().getAsInt());
      return new PreconditionerPlan(type, rank, "as configured");
    }
    int rank = Math.max(1, Math.min(LARGEST_RANK, n / EXAMPLES_PER_COLUMN));
    double passes =
        type == PreconditionerType.NYSTROM
            ? (double) rank / COLUMNS_OF_A_PASS
            : (double) rank * rank / n / 8;
    String reason =
        "n/%d columns, an estimated %.1f passes to build and %.0f %% of a pass to apply"
            .formatted(EXAMPLES_PER_COLUMN, passes, 400.0 * rank / n);
    return new PreconditionerPlan(type, rank, reason);
  }

  /** Columns to ask for in a round. */
  int candidates(int n) {
    long most = Math.max(1, ROUND_BYTES / (Double.BYTES * (long) n));
    return (int) Math.min(most, (long) Math.ceil(PER_ROUND * rank));
  }

  /** Whether there is anything to build. */
  boolean builds() {
    return type != PreconditionerType.NONE;
  }
}
