package org.sparkntk.kernels.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BlasTest {
  private final double[] a = random(7 * 5, 1);
  private final double[] b = random(11 * 5, 2);

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void packedOpenBlasIsLoadedWithoutASystemPackage() {
    assertThat(Blas.isNative()).isTrue();
    assertThat(Blas.implementation()).isEqualTo("JNIBLAS");
    assertThat(Blas.library()).isEqualTo("libopenblas.so.0");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void packedOpenBlasIsLoadedAfterSparkHasLookedForAnother() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SparkWasFirst.class.getName())
            .redirectError(Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("JNIBLAS libopenblas.so.0 JNILAPACK");
    }
  }

  @Test
  void multiplyTransposedIsTheRowMajorProductInBothPrecisions() {
    double[] c = new double[7 * 13];
    Blas.multiplyTransposed(7, 11, 5, a, 0, b, 0, c, 2, 13);
    float[] c32 = new float[7 * 13];
    Blas.multiplyTransposed(7, 11, 5, floats(a), 0, floats(b), 0, c32, 2, 13);
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 11; j++) {
        double expected = 0;
        for (int k = 0; k < 5; k++) {
          expected += a[i * 5 + k] * b[j * 5 + k];
        }
        assertThat(c[2 + i * 13 + j]).isCloseTo(expected, within(1e-14));
        assertThat((double) c32[2 + i * 13 + j]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  private static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  private static double[] random(int length, long seed) {
    return new Random(seed).doubles(length, -1, 1).toArray();
  }
}
