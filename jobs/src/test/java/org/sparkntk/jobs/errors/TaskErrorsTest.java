package org.sparkntk.jobs.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sparkntk.kernels.KernelRangeException;

final class TaskErrorsTest {
  @Test
  void resultsPassThrough() {
    assertThat(TaskErrors.unwrap(() -> 7)).isEqualTo(7);
  }

  @Test
  void invalidInputComesOutOfItsWrappers() {
    InvalidInputException cause = new InvalidInputException("line 3");
    Exception wrapped = new Exception("job aborted", new IllegalStateException(cause));
    assertThatThrownBy(
            () ->
                TaskErrors.unwrap(
                    () -> {
                      throw wrapped;
                    }))
        .isSameAs(cause);
  }

  @Test
  void aKernelOutOfRangeIsForTheUserToMend() {
    Exception wrapped = new Exception("job aborted", new KernelRangeException("layer 7 (tanh)"));
    assertThatThrownBy(
            () ->
                TaskErrors.unwrap(
                    () -> {
                      throw wrapped;
                    }))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("layer 7 (tanh)");
  }

  @Test
  void anyOtherErrorPassesThroughUnchanged() {
    IOException cause = new IOException("network");
    assertThatThrownBy(
            () ->
                TaskErrors.unwrap(
                    () -> {
                      throw cause;
                    }))
        .isSameAs(cause);
  }
}
