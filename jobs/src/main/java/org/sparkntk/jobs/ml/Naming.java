package org.sparkntk.jobs.ml;

import org.apache.spark.ml.util.Identifiable;
import org.jspecify.annotations.Nullable;

/**
 * The name of a stage before it has one. The constructors of Spark's classes ask for the name to
 * give it to their parameters, and Java runs them before it lets a subclass set a field; Scala does
 * not.
 */
final class Naming {
  private static final ThreadLocal<@Nullable String> NEXT = new ThreadLocal<>();

  private Naming() {}

  /** Gives the stage that is made next in this thread its name. */
  static Naming next(String uid) {
    NEXT.set(uid);
    return new Naming();
  }

  /** The same with a name that nothing else has. */
  static Naming random(String prefix) {
    return next(Identifiable.randomUID(prefix));
  }

  /** The name that was given, once. */
  static String take() {
    String uid = NEXT.get();
    NEXT.remove();
    if (uid == null) {
      throw new IllegalStateException("a stage is made without a name");
    }
    return uid;
  }
}
