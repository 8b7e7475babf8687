package org.sparkntk.jobs.predict;

import java.util.Iterator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparkntk.jobs.distributed.CrossGram;
import org.sparkntk.kernels.solve.PredictionCertificate;

/**
 * How far the predictions of a set can be from those of an exact solve of the same system.
 *
 * @param outputs of the regression
 * @param examples predicted
 * @param certain of them, those whose largest score is that of the exact solve for certain
 * @param bound the largest error of any score
 */
public record Certified(int outputs, long examples, long certain, double bound) {
  /**
   * From all scores.
   *
   * @param scores every block once
   */
  public static Certified of(PredictionCertificate certificate, Iterator<CrossGram.Block> scores) {
    Certified sum = new Certified(0, 0, 0, 0);
    while (scores.hasNext()) {
      sum = sum.plus(certificate, scores.next());
    }
    return sum;
  }

  private Certified plus(PredictionCertificate certificate, CrossGram.Block block) {
    int rows = block.values().rows();
    double largest = bound;
    for (double self : block.diagonal()) {
      largest = Math.max(largest, certificate.bound(self));
    }
    double share = certificate.certifiedShare(block.values(), block.diagonal());
    return new Certified(
        block.values().cols(), examples + rows, certain + Math.round(share * rows), largest);
  }

  /** The figures on one line. */
  public String describe() {
    String scores =
        String.format(Locale.ROOT, "scores are those of an exact solve within %.2g", bound);
    return outputs > 1
        ? String.format(
            Locale.ROOT, "%s; %,d of %,d classes are for certain", scores, certain, examples)
        : scores;
  }

  /** The figures by name. */
  public SortedMap<String, Double> metrics() {
    SortedMap<String, Double> out = new TreeMap<>();
    out.put("predict.score-error", bound);
    if (outputs > 1) {
      out.put("predict.certified-share", examples == 0 ? 1 : (double) certain / examples);
    }
    return out;
  }
}
