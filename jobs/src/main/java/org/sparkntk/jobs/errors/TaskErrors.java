package org.sparkntk.jobs.errors;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Brings an {@link InvalidInputException} that a distributed task threw back to the driver as
 * itself, out of the wrappers that the scheduler puts around it.
 */
public final class TaskErrors {
  private TaskErrors() {}

  /**
   * Runs an action that may start distributed work.
   *
   * @return what the action returns
   * @throws InvalidInputException the one in the cause chain of what the action threw, if there is
   *     one; anything else passes through unchanged, checked or not
   */
  public static <T> T unwrap(Callable<T> action) {
    try {
      return action.call();
    } catch (Exception e) {
      Optional<InvalidInputException> mendable = InvalidInputException.in(e);
      if (mendable.isPresent()) {
        throw mendable.get();
      }
      throw TaskErrors.<RuntimeException>unchecked(e);
    }
  }

  /** Spark throws checked exceptions from methods that declare none, so the compiler is misled. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E unchecked(Exception e) throws E {
    throw (E) e;
  }
}
