package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.UUID;
import org.sparkntk.jobs.data.Preprocessing;
import org.sparkntk.jobs.data.RowBlocks;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;

/**
 * The prepared panels of one set of examples, wherever a task needs them. Each executor prepares a
 * panel once and keeps it while there is room ({@link PanelCache}).
 */
public final class PanelSource implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RowBlocks blocks;
  private final Preprocessing preprocessing;
  private final Kernel kernel;
  private final String id = UUID.randomUUID().toString();

  /**
   * @param blocks the raw examples
   * @param preprocessing applied to every block
   * @param kernel prepares the panels
   */
  public PanelSource(RowBlocks blocks, Preprocessing preprocessing, Kernel kernel) {
    this.blocks = blocks;
    this.preprocessing = preprocessing;
    this.kernel = kernel;
  }

  /** The panel of the rows of one block. */
  public Panel panel(int block) {
    return PanelCache.get(
        new PanelCache.Key(id, block),
        () -> kernel.prepare(preprocessing.applyInWorkspace(blocks.block(block))));
  }

  /** The first blocks of examples. */
  public PanelSource leading(int count) {
    return new PanelSource(new LeadingRowBlocks(blocks, count), preprocessing, kernel);
  }

  /**
   * Some rows of one block, as a single block.
   *
   * @param first row of the block
   * @param rows how many, at least 1
   */
  public PanelSource part(int block, int first, int rows) {
    return new PanelSource(new OneBlock(blocks, block, first, rows), preprocessing, kernel);
  }

  /** The raw examples. */
  public RowBlocks blocks() {
    return blocks;
  }

  /** What is done to the features of every example. */
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /** The kernel that the panels are prepared for. */
  public Kernel kernel() {
    return kernel;
  }
}
