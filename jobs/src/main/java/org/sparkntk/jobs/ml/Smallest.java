package org.sparkntk.jobs.ml;

import java.io.Serializable;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.ml.linalg.Vector;

/** The vectors that come first by their hashes, equal ones once. */
final class Smallest implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int most;
  private final TreeSet<Hashed> chosen = new TreeSet<>(new Hashed.Order());

  /**
   * None yet.
   *
   * @param most how many are wanted
   */
  Smallest(int most) {
    this.most = most;
  }

  /** These and another one. */
  Smallest with(Hashed vector) {
    chosen.add(vector);
    if (chosen.size() > most) {
      chosen.pollLast();
    }
    return this;
  }

  /** These and others. */
  Smallest with(Smallest others) {
    others.chosen.forEach(this::with);
    return this;
  }

  /** In the order of their hashes. */
  List<Vector> vectors() {
    return chosen.stream().map(Hashed::vector).toList();
  }
}
