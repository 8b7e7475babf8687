package org.sparkntk.jobs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.sparkntk.jobs.errors.InvalidInputException;

/**
 * Mutated files for a reader. Each must be refused with a message that names it, or be read and
 * stand the reader's own check of what came out.
 */
public final class Fuzz {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Fuzz() {}

  /** Reads a file and checks what came out. */
  @FunctionalInterface
  public interface Reading {
    /** Throws {@link InvalidInputException} for a file that cannot be read. */
    void read(byte[] file) throws Exception;
  }

  /**
   * Feeds the reader.
   *
   * @param name of the file, which messages must contain
   * @param count of files
   */
  public static void feed(String name, byte[] file, int count, Reading reading) {
    int[] read = new int[1];
    Assertions.assertTimeoutPreemptively(
        LIMIT,
        () -> {
          reading.read(file);
          for (int seed = 0; seed < count; seed++) {
            read[0] += isRead(name, new Mutations(seed).of(file), seed, reading) ? 1 : 0;
          }
        });
    assertThat(read[0]).as("files of " + name + " that were still right").isLessThan(count);
  }

  private static boolean isRead(String name, byte[] file, int seed, Reading reading) {
    try {
      reading.read(file);
      return true;
    } catch (InvalidInputException e) {
      assertThat(e.getMessage())
          .as("seed " + seed)
          .contains(name)
          .hasSizeGreaterThan(name.length());
      return false;
    } catch (Throwable e) {
      return fail("seed " + seed + " of " + name, e);
    }
  }
}
