package org.sparkntk.jobs.estimate;

import org.sparkntk.jobs.distributed.TileStorage;
import org.sparkntk.jobs.solve.MethodChoice;

/**
 * Seconds of the stages of a fit.
 *
 * <p>The rates are measured; the number of passes is not known before the end, and the constants
 * are those of CIFAR-10 and its like with the default preconditioner. Nothing is chosen by these
 * figures: choices must not depend on a clock.
 *
 * @param speed of a core
 * @param cores that work at once
 */
public record CostModel(Speed speed, int cores) {
  /** Time of the Gram stage to that of its tiles: tasks that begin and end, tiles kept. */
  private static final double GRAM_OVERHEAD = 1.18;

  /** What a stage costs however small it is: Java compiles, Spark starts its first tasks. */
  private static final double STAGE = 0.3;

  /** What predictions cost beside their tiles: Spark's first table, the evaluation. */
  private static final double PREDICT_STAGE = 3.6;

  /** What a pass costs Spark. */
  private static final double PASS = 0.06;

  /** Passes to 10⁻⁶ for 10,000 examples and a ridge of 10⁻³ of the mean diagonal. */
  private static final double PASSES = 42;

  /** A doubling of n takes a tenth more passes. */
  private static final double GROWTH = 0.15;

  /** Ten times the ridge takes a fifth fewer passes. */
  private static final double RIDGE_GROWTH = -0.1;

  /** The preconditioner takes about as long as so many passes, whatever n is. */
  private static final double PRECONDITIONER = 30;

  /** Bytes a second into a store. */
  private static final double STORE_RATE = 6e8;

  /** Bytes a second from local disk, of an executor. */
  private static final double DISK_RATE = 2e9;

  /** Seconds to compute the tiles of a Gram matrix. */
  public double gram(double entries) {
    return STAGE + GRAM_OVERHEAD * fill(entries);
  }

  /** Seconds to write and check the tiles of a store, if nothing holds it up. */
  public double write(double bytes) {
    return bytes / STORE_RATE;
  }

  /** Seconds to predict, with so many entries of a cross Gram matrix. */
  public double predict(double entries) {
    return PREDICT_STAGE + fill(entries);
  }

  private double fill(double entries) {
    return entries * speed.fill() / cores;
  }

  /**
   * Passes that a block of vectors will need.
   *
   * @param n examples
   * @param ridge in units of the mean diagonal, above 0
   * @param tolerance of the residual
   */
  public static double passes(int n, double ridge, double tolerance) {
    double digits = Math.log(2 / tolerance) / Math.log(2e6);
    return PASSES * digits * Math.pow(n / 1e4, GROWTH) * Math.pow(ridge / 1e-3, RIDGE_GROWTH);
  }

  /**
   * Seconds of a solve by iteration, preconditioner included.
   *
   * @param entries of the tiles
   * @param bytes of the tiles
   * @param width columns of the block
   */
  public double iterate(
      double passes, double entries, double bytes, TileStorage storage, int width) {
    // Columns fill whole vector registers.
    double registers = Math.ceil((double) width / Speed.WIDTH);
    double multiply = entries * speed.multiply() * registers / cores;
    double pass =
        switch (storage) {
          case MEMORY -> multiply;
          case DISK -> Math.max(multiply, bytes / DISK_RATE);
          case RECOMPUTE -> multiply + fill(entries);
        };
    return STAGE + passes * (pass + PASS) + PRECONDITIONER * multiply;
  }

  /** Seconds of a solve by a dense factor on the driver. */
  public double factor(int n) {
    return STAGE + MethodChoice.factorSeconds(n);
  }
}
