package org.sparkntk.kernels.linalg;

import java.lang.reflect.InvocationTargetException;

/**
 * The inner loops of {@link TileProduct}: one sweep over rows of a tile T that updates both of its
 * sides, Q_I += T S_J and Q_J += Tᵀ S_I, for as many columns of S as one register holds.
 *
 * <p>Every entry of Q is a chain of fused multiply-adds, over j in order for Q_I and over i in
 * order for Q_J. Columns do not mix, so all implementations give the same bits, whatever the width
 * of their registers.
 */
interface FusedKernel {
  /** Columns of a block of floats: rows of S and Q are so many entries apart. */
  int lanes32();

  /** Columns of a block of doubles. */
  int lanes64();

  /**
   * Sweeps over whole rows of a tile.
   *
   * @param t the rows, {@code rows × cols} from {@code offset} on
   * @param sCols S_J, {@code cols × lanes}
   * @param qCols Q_J, {@code cols × lanes}, added to
   * @param sRows S_I with these rows from {@code firstRow} on
   * @param qRows Q_I with these rows from {@code firstRow} on, added to
   */
  void sweep(
      float[] t,
      int offset,
      int rows,
      int cols,
      float[] sCols,
      float[] qCols,
      float[] sRows,
      float[] qRows,
      int firstRow);

  /** The same in float64. */
  void sweep(
      double[] t,
      int offset,
      int rows,
      int cols,
      double[] sCols,
      double[] qCols,
      double[] sRows,
      double[] qRows,
      int firstRow);

  /** The fastest one that this JVM can run. */
  static FusedKernel best() {
    return Best.KERNEL;
  }

  /** Chosen once. */
  final class Best {
    /** Compiled apart from everything else, and loadable only beside its incubating module. */
    private static final String VECTOR_KERNEL = "org.sparkntk.kernels.linalg.VectorKernel";

    private static final FusedKernel KERNEL = choose();

    private Best() {}

    private static FusedKernel choose() {
      if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
        return new ScalarKernel();
      }
      try {
        return Class.forName(VECTOR_KERNEL)
            .asSubclass(FusedKernel.class)
            .getDeclaredConstructor()
            .newInstance();
      } catch (InvocationTargetException | LinkageError e) {
        return new ScalarKernel(); // a processor without vectors
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(VECTOR_KERNEL + " has not been compiled", e);
      }
    }
  }
}
