package org.sparkntk.kernels.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.sparkntk.kernels.KernelRangeException;
import org.sparkntk.kernels.chunk.Chunk32;
import org.sparkntk.kernels.chunk.Chunk64;

/**
 * Layers one after another as seen by a block of examples.
 *
 * @param layers a panel for each layer
 * @param places where each layer was written, for messages
 */
record SequencePanel(List<LayerPanel> layers, List<String> places) implements LayerPanel {
  @Override
  public Step64 step64(LayerPanel cols) {
    List<Step64> steps = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      steps.add(layers.get(i).step64(((SequencePanel) cols).layers.get(i)));
    }
    return new Steps64(steps, places);
  }

  @Override
  public Step32 step32(LayerPanel cols) {
    List<Step32> steps = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      steps.add(layers.get(i).step32(((SequencePanel) cols).layers.get(i)));
    }
    return new Steps32(steps, places);
  }

  static KernelRangeException located(String place, RuntimeException cause) {
    return new KernelRangeException(place + ": " + cause.getMessage());
  }

  @Override
  public long bytes() {
    return layers.stream().mapToLong(LayerPanel::bytes).sum();
  }

  private record Steps64(List<Step64> steps, List<String> places) implements Step64 {
    @Override
    public void apply(Chunk64 chunk, int row, int col) {
      for (int i = 0; i < steps.size(); i++) {
        try {
          steps.get(i).apply(chunk, row, col);
        } catch (IllegalArgumentException | ArithmeticException e) {
          throw located(places.get(i), e);
        }
      }
    }

    @Override
    public void markStarts(BitSet starts) {
      for (Step64 step : steps) {
        step.markStarts(starts);
      }
    }
  }

  private record Steps32(List<Step32> steps, List<String> places) implements Step32 {
    @Override
    public void apply(Chunk32 chunk, int row, int col) {
      for (int i = 0; i < steps.size(); i++) {
        try {
          steps.get(i).apply(chunk, row, col);
        } catch (IllegalArgumentException | ArithmeticException e) {
          throw located(places.get(i), e);
        }
      }
    }

    @Override
    public void markStarts(BitSet starts) {
      for (Step32 step : steps) {
        step.markStarts(starts);
      }
    }
  }
}
