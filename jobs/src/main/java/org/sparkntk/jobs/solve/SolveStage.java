package org.sparkntk.jobs.solve;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.sparkntk.jobs.config.SolverConfig;
import org.sparkntk.jobs.config.SolverConfig.Certify;
import org.sparkntk.jobs.config.SolverConfig.Method;
import org.sparkntk.jobs.distributed.GramMatrix;
import org.sparkntk.jobs.distributed.GramSummary;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.solve.BlockConjugateGradient;
import org.sparkntk.kernels.solve.BlockSolution;
import org.sparkntk.kernels.solve.BlockWidth;
import org.sparkntk.kernels.solve.CholeskySolver;
import org.sparkntk.kernels.solve.ConjugateGradient;
import org.sparkntk.kernels.solve.DenseOperator;
import org.sparkntk.kernels.solve.IterativeRefinement;
import org.sparkntk.kernels.solve.LeaveOneOut;
import org.sparkntk.kernels.solve.LinearOperator;
import org.sparkntk.kernels.solve.NotConvergedException;
import org.sparkntk.kernels.solve.NotPositiveDefiniteException;
import org.sparkntk.kernels.solve.Preconditioner;
import org.sparkntk.kernels.solve.Ridge;
import org.sparkntk.kernels.solve.Solution;
import org.sparkntk.kernels.solve.Solution.ResidualPoint;
import org.sparkntk.kernels.solve.Solver;
import org.sparkntk.kernels.solve.SpectrumEstimate;

/** Turns a Gram matrix and targets into dual coefficients. */
public final class SolveStage {
  /** Of the Gaussian columns, which only speed the solve up. */
  private static final long SEED = 1;

  /** Steps of a certified solve: each gains several digits, or the next would not either. */
  private static final int MAX_REFINEMENTS = 10;

  private final SolverConfig config;
  private final UnaryOperator<LinearOperator> products;

  /** What blocks have learned about the matrix, of the first of several corrections. */
  private Optional<BlockSolution> learned = Optional.empty();

  /** A stage with its settings. */
  public SolveStage(SolverConfig config) {
    this(config, UnaryOperator.identity());
  }

  /**
   * A stage that is checkpointed.
   *
   * @param products what keeps the products with an operator, {@link ProductLog#of}
   */
  public SolveStage(SolverConfig config, UnaryOperator<LinearOperator> products) {
    this.config = config;
    this.products = products;
  }

  /** The absolute λ for a Gram matrix, where there is nothing to choose. */
  public double lambda(GramSummary gram) {
    return config.ridge().values().get(0) * RidgeSearch.unit(config, gram.meanDiagonal());
  }

  /** How a Gram matrix is going to be solved. */
  public MethodChoice choice(GramMatrix gram) {
    return MethodChoice.of(
        config.method(), gram.storage(), gram.size(), Runtime.getRuntime().maxMemory());
  }

  /**
   * Entries of the diagonal of (Θ + λI)⁻¹, by iteration; nothing if it does not converge.
   *
   * @param rows which
   */
  public Optional<double[]> inverseDiagonal(
      GramMatrix gram, double lambda, Preconditioner preconditioner, int[] rows) {
    Solver blocks = iteration(gram, Method.BLOCK_CG, point -> {});
    try {
      return Optional.of(
          LeaveOneOut.inverseDiagonal(blocks, new Ridge(gram, lambda), preconditioner, rows));
    } catch (NotConvergedException e) {
      return Optional.empty();
    }
  }

  /**
   * Columns of (Θ + λI)⁻¹B by iteration, converged or not.
   *
   * @param columns B
   */
  public Solution columns(
      GramMatrix gram, double lambda, Preconditioner preconditioner, Matrix columns) {
    return iteration(gram, Method.BLOCK_CG, point -> {})
        .solve(new Ridge(gram, lambda), preconditioner, columns);
  }

  /** The preconditioner for a method that iterates, without progress and metrics. */
  public Preconditioner preconditioner(GramMatrix gram, GramSummary summary, double lambda) {
    return new Preconditioning(config, gram, summary, lambda).build().preconditioner();
  }

  /**
   * Solves (Θ + λI) α = Y as chosen, or by iteration where there turns out to be no factor.
   *
   * @param gram Θ
   * @param exact the same examples prepared for the same kernel in float64; needed to certify
   * @param lambda λ, absolute
   * @param targets Y, n × k
   * @param listener hears of every residual
   * @throws InvalidInputException if a Cholesky factor was asked for and there is none
   */
  public Solution solve(
      GramMatrix gram,
      PanelSource exact,
      GramSummary summary,
      double lambda,
      Matrix targets,
      Consumer<ResidualPoint> listener) {
    Supplier<Solution> iteration =
        () ->
            iterate(gram, exact, lambda, preconditioner(gram, summary, lambda), targets, listener);
    if (choice(gram).method() != Method.CHOLESKY) {
      return iteration.get();
    }
    try {
      return direct(gram, exact, lambda, targets, listener);
    } catch (NotPositiveDefiniteException e) {
      return iteration.get();
    }
  }

  /**
   * Solves (Θ + λI) α = Y with a dense factor on the driver.
   *
   * @throws NotPositiveDefiniteException if there is no factor and other methods are welcome
   * @throws InvalidInputException if a Cholesky factor was asked for and there is none
   */
  public Solution direct(
      GramMatrix gram,
      PanelSource exact,
      double lambda,
      Matrix targets,
      Consumer<ResidualPoint> listener) {
    learned = Optional.empty();
    return cholesky(gram.upperTriangle(), lambda, listener)
        .solve(measured(gram, exact, lambda), Preconditioner.identity(), targets);
  }

  /**
   * Solves (Θ + λI) α = Y by iteration.
   *
   * @param preconditioner of Θ + λI
   */
  public Solution iterate(
      GramMatrix gram,
      PanelSource exact,
      double lambda,
      Preconditioner preconditioner,
      Matrix targets,
      Consumer<ResidualPoint> listener) {
    learned = Optional.empty();
    return refined(
            inner -> iteration(gram, config.method(), inner),
            measured(gram, exact, lambda),
            listener)
        .solve(stored(gram, lambda), preconditioner, targets);
  }

  private Ridge stored(GramMatrix gram, double lambda) {
    return new Ridge(products.apply(gram), lambda);
  }

  /** What the residual is measured with. */
  private LinearOperator measured(GramMatrix gram, PanelSource exact, double lambda) {
    return switch (config.certify()) {
      case NONE -> stored(gram, lambda);
      case STORED -> stored(gram, lambda).accurate();
      case EXACT -> new Ridge(products.apply(gram.exact(exact)), lambda);
    };
  }

  /** Θ on the driver, where it will be solved by a dense factor; nothing where it will not. */
  public Optional<DenseOperator> dense(GramMatrix gram) {
    return choice(gram).method() == Method.CHOLESKY
        ? Optional.of(DenseOperator.ofUpperTriangle(gram.upperTriangle()))
        : Optional.empty();
  }

  /**
   * Solves on the driver alone, for one of many ridges: nothing if there is no factor and other
   * methods are welcome.
   *
   * @param gram of {@link #dense}; not changed
   * @throws InvalidInputException if a Cholesky factor was asked for and there is none
   */
  public Optional<Solution> direct(DenseOperator gram, double lambda, Matrix targets) {
    try {
      Solver factor = cholesky(gram.matrix().copy(), lambda, point -> {});
      return Optional.of(factor.solve(new Ridge(gram, lambda), Preconditioner.identity(), targets));
    } catch (NotPositiveDefiniteException e) {
      return Optional.empty();
    }
  }

  private Solver refined(
      Function<Consumer<ResidualPoint>, Solver> inner,
      LinearOperator measured,
      Consumer<ResidualPoint> listener) {
    return config.certify() == Certify.NONE
        ? inner.apply(listener)
        : new IterativeRefinement(
            inner, measured, config.certifiedTolerance(), MAX_REFINEMENTS, listener);
  }

  private Solver iteration(GramMatrix gram, Method method, Consumer<ResidualPoint> listener) {
    if (method == Method.CG) {
      return new ConjugateGradient(config.tolerance(), config.maxPasses(), listener);
    }
    BlockWidth width = IterationWidth.block(config, gram.storage());
    BlockConjugateGradient blocks =
        new BlockConjugateGradient(config.tolerance(), config.maxPasses(), width, SEED, listener);
    return (a, preconditioner, y) -> learn(blocks.run(a, preconditioner, y));
  }

  private Solution learn(BlockSolution found) {
    learned = learned.or(() -> Optional.of(found));
    return found.solution();
  }

  /**
   * What the last solve has learned about the matrix on its way; nothing from methods other than
   * blocks.
   *
   * @param lambda λ, absolute
   */
  public Optional<Diagnosis> diagnosis(double lambda) {
    return learned.filter(SpectrumEstimate::canBe).map(f -> Diagnosis.of(lambda, f));
  }

  private Solver cholesky(Matrix upper, double lambda, Consumer<ResidualPoint> listener) {
    try {
      return CholeskySolver.of(upper, lambda, config.target(), listener);
    } catch (NotPositiveDefiniteException e) {
      if (config.method() == Method.AUTO) {
        throw e;
      }
      throw new InvalidInputException(
          "the Gram matrix has no Cholesky factor: "
              + e.getMessage()
              + "; raise solver.ridge, or set solver.method = block-cg");
    }
  }
}
