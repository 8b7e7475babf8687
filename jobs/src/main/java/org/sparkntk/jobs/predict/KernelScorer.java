package org.sparkntk.jobs.predict;

import org.apache.spark.broadcast.Broadcast;
import org.sparkntk.jobs.data.RawRows;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.jobs.distributed.PanelSource;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Scores Θ(Z, X) α.
 *
 * @param basis X
 * @param coefficients α
 */
record KernelScorer(PanelSource basis, Broadcast<Matrix> coefficients) implements Scorer {
  @Override
  public CrossGram.Block score(int index, RawRows rows) {
    return CrossGram.block(
        index,
        basis.kernel().prepare(basis.preprocessing().applyInWorkspace(rows)),
        basis,
        coefficients.value());
  }

  @Override
  public void close() {
    coefficients.destroy();
  }
}
