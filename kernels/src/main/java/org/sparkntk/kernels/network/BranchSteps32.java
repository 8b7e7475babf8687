package org.sparkntk.kernels.network;

import java.util.BitSet;
import java.util.List;
import org.sparkntk.kernels.chunk.Chunk32;

/** Runs every branch on a copy of the state before the fork, in float32. */
final class BranchSteps32 {
  private final Step32[] steps;
  private Chunk32[] chunks = {};

  BranchSteps32(List<SequencePanel> rows, List<SequencePanel> cols) {
    steps = new Step32[rows.size()];
    for (int b = 0; b < steps.length; b++) {
      steps[b] = rows.get(b).step32(cols.get(b));
    }
  }

  void markStarts(BitSet starts) {
    for (Step32 step : steps) {
      step.markStarts(starts);
    }
  }

  int count() {
    return steps.length;
  }

  /** The state after each branch; valid until the next call. */
  Chunk32[] apply(Chunk32 before, int row, int col) {
    if (chunks.length == 0) {
      chunks = new Chunk32[steps.length];
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
