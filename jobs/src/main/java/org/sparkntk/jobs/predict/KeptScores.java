package org.sparkntk.jobs.predict;

import java.util.Locale;
import org.sparkntk.jobs.distributed.CrossGram.Block;
import org.sparkntk.jobs.distributed.ScoreMaker;
import org.sparkntk.jobs.files.KeptArrays;
import org.sparkntk.jobs.files.NpyArray;
import org.sparkntk.kernels.linalg.Matrix;

/**
 * Scores that outlive an interruption: those that are there are read, the others computed and
 * written. A block's file has a row per example: its scores, then Θ(z, z).
 *
 * @param files one a block
 * @param content describes all that the scores depend on
 * @param outputs of the regression
 * @param computing makes what is not there
 */
record KeptScores(KeptArrays files, String content, int outputs, ScoreMaker computing)
    implements ScoreMaker {

  @Override
  public Block make(int index) {
    NpyArray array =
        files.get(
            String.format(Locale.ROOT, "scores-%06d.npy", index),
            content + " " + index,
            kept -> kept.cols() == outputs + 1 && kept.values() instanceof double[],
            () -> array(computing.make(index)));
    return block(index, array);
  }

  private NpyArray array(Block block) {
    int rows = block.values().rows();
    int width = outputs + 1;
    double[] values = new double[rows * width];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(block.values().data(), i * outputs, values, i * width, outputs);
      values[i * width + outputs] = block.diagonal()[i];
    }
    return new NpyArray(rows, width, values);
  }

  private Block block(int index, NpyArray array) {
    int rows = array.rows();
    int width = outputs + 1;
    double[] values = (double[]) array.values();
    double[] scores = new double[rows * outputs];
    double[] diagonal = new double[rows];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values, i * width, scores, i * outputs, outputs);
      diagonal[i] = values[i * width + outputs];
    }
    return new Block(index, Matrix.of(rows, outputs, scores), diagonal);
  }
}
