package org.sparkntk.kernels.linalg;

import dev.ludovic.netlib.blas.NativeBLAS;

/** A JVM in which netlib has been asked for a native library before this project was there. */
final class SparkWasFirst {
  private SparkWasFirst() {}

  public static void main(String[] arguments) {
    try {
      NativeBLAS.getInstance();
    } catch (RuntimeException e) {
      // There is none in the system, and netlib never looks again.
    }
    System.out.println(
        Blas.implementation() + " " + Blas.library() + " " + Lapack.implementation());
  }
}
