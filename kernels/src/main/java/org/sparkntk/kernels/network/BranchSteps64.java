package org.sparkntk.kernels.network;

import java.util.BitSet;
import java.util.List;
import org.sparkntk.kernels.chunk.Chunk64;

/** Runs every branch on a copy of the state before the fork, in float64. */
final class BranchSteps64 {
  private final Step64[] steps;
  private Chunk64[] chunks = {};

  BranchSteps64(List<SequencePanel> rows, List<SequencePanel> cols) {
    steps = new Step64[rows.size()];
    for (int b = 0; b < steps.length; b++) {
      steps[b] = rows.get(b).step64(cols.get(b));
    }
  }

  void markStarts(BitSet starts) {
    for (Step64 step : steps) {
      step.markStarts(starts);
    }
  }

  int count() {
    return steps.length;
  }

  /** The state after each branch; valid until the next call. */
  Chunk64[] apply(Chunk64 before, int row, int col) {
    if (chunks.length == 0) {
      chunks = new Chunk64[steps.length];
      for (int b = 0; b < chunks.length; b++) {
        chunks[b] = before.branch();
      }
    }
    for (int b = 0; b < steps.length; b++) {
      chunks[b].copy(before);
      steps[b].apply(chunks[b], row, col);
    }
    return chunks;
  }
}
