package org.sparkntk.kernels.linalg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Points netlib at the OpenBLAS that is packed as a resource, so that no system package is needed.
 *
 * <p>netlib's JNI bridge loads the library named by a system property when its class is first used
 * ({@link NetlibLoader}); this class unpacks the resource and sets the property before that
 * happens. A property that the user has set wins.
 */
final class OpenBlasLibrary {
  /** netlib's property for BLAS. */
  static final String BLAS_PROPERTY = "dev.ludovic.netlib.blas.nativeLibPath";

  private static final String LAPACK_PROPERTY = "dev.ludovic.netlib.lapack.nativeLibPath";
  private static final String LIBRARY = "libopenblas.so.0";
  // OpenBLAS finds these beside itself; which of them exist depends on the platform.
  private static final List<String> COMPANIONS =
      List.of("libgfortran.so.5", "libquadmath.so.0", "libgcc_s.so.1");

  private OpenBlasLibrary() {}

  /**
   * Unpacks the library and sets netlib's properties, unless it is not packed or the one for BLAS
   * is set. LAPACK then uses the same library, which has both.
   */
  static synchronized void announce() {
    String folder = "/org/bytedeco/openblas/" + platform() + "/";
    if (System.getProperty(BLAS_PROPERTY) == null
        && OpenBlasLibrary.class.getResource(folder + LIBRARY) != null) {
      System.setProperty(BLAS_PROPERTY, unpack(folder).toString());
    }
    String blas = System.getProperty(BLAS_PROPERTY);
    if (blas != null && System.getProperty(LAPACK_PROPERTY) == null) {
      System.setProperty(LAPACK_PROPERTY, blas);
    }
  }

  private static Path unpack(String folder) {
    try {
      Path directory = Files.createTempDirectory("spark-ntk-blas");
      directory.toFile().deleteOnExit();
      for (String companion : COMPANIONS) {
        unpack(folder, companion, directory);
      }
      return unpack(folder, LIBRARY, directory);
    } catch (IOException e) {
      throw new IllegalStateException("cannot unpack OpenBLAS into the temporary directory", e);
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    return (os.startsWith("linux") ? "linux" : os.replace(' ', '-'))
        + "-"
        + switch (arch) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "arm64";
          default -> arch;
        };
  }

  private static Path unpack(String folder, String name, Path directory) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = OpenBlasLibrary.class.getResourceAsStream(folder + name)) {
      if (in != null) {
        Files.copy(in, file);
        file.toFile().deleteOnExit();
      }
    }
    return file;
  }
}
