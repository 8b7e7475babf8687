package org.sparkntk.kernels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.sparkntk.kernels.linalg.Blas;
import org.sparkntk.kernels.linalg.Lapack;

/** The import rules of ARCHITECTURE.md, enforced. */
@AnalyzeClasses(packages = "org.sparkntk.kernels", importOptions = DoNotIncludeTests.class)
class LayoutTest {
  private static final String ROOT = "org.sparkntk.kernels";
  private static final String JAVA = "java..";
  private static final String NULLS = "org.jspecify..";
  private static final String NETLIB = "dev.ludovic.netlib..";
  private static final String VECTORS = "jdk.incubator.vector..";

  @ArchTest
  static final ArchRule linearAlgebraSeesNothingElse =
      classes()
          .that()
          .resideInAPackage(ROOT + ".linalg..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              JAVA, NULLS, NETLIB, "org.netlib.util..", VECTORS, ROOT + ".linalg..");

  @ArchTest
  static final ArchRule activationsSeeNothingElse =
      classes()
          .that()
          .resideInAPackage(ROOT + ".activation..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JAVA, NULLS, ROOT + ".activation..");

  @ArchTest
  static final ArchRule networksSeeActivationsAndLinearAlgebra =
      classes()
          .that()
          .resideInAPackage(ROOT + ".network..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              JAVA,
              NULLS,
              ROOT,
              ROOT + ".network..",
              ROOT + ".chunk..",
              ROOT + ".interpolation..",
              ROOT + ".activation..",
              ROOT + ".linalg..");

  @ArchTest
  static final ArchRule interpolationSeesActivationsOnly =
      classes()
          .that()
          .resideInAPackage(ROOT + ".interpolation..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JAVA, NULLS, ROOT + ".interpolation..", ROOT + ".activation..");

  @ArchTest
  static final ArchRule chunksSeeInterpolationOnly =
      classes()
          .that()
          .resideInAPackage(ROOT + ".chunk..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JAVA, NULLS, ROOT + ".chunk..", ROOT + ".interpolation..");

  @ArchTest
  static final ArchRule meanFieldSeesActivationsAndPolynomialsOnly =
      classes()
          .that()
          .resideInAPackage(ROOT + ".meanfield..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              JAVA,
              NULLS,
              ROOT + ".meanfield..",
              ROOT + ".interpolation..",
              ROOT + ".activation..");

  @ArchTest
  static final ArchRule solversSeeLinearAlgebraOnly =
      classes()
          .that()
          .resideInAPackage(ROOT + ".solve..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(JAVA, NULLS, ROOT + ".solve..", ROOT + ".linalg..");

  @ArchTest
  static final ArchRule preconditionersSeeSolversAndLinearAlgebraOnly =
      classes()
          .that()
          .resideInAPackage(ROOT + ".precondition..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              JAVA, NULLS, ROOT + ".precondition..", ROOT + ".solve..", ROOT + ".linalg..");

  @ArchTest
  static final ArchRule sketchesSeeRandomNumbersTransformsAndLinearAlgebraOnly =
      classes()
          .that()
          .resideInAPackage(ROOT + ".sketch..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              JAVA,
              NULLS,
              ROOT + ".sketch..",
              ROOT + ".random..",
              ROOT + ".transform..",
              ROOT + ".linalg..");

  @ArchTest
  static final ArchRule onlyBlasAndLapackNameNetlib =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Blas.class, Lapack.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(NETLIB);

  @ArchTest
  static final ArchRule onlyTheVectorKernelNeedsTheIncubatingModule =
      noClasses()
          .that()
          .doNotHaveSimpleName("VectorKernel")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(VECTORS);
}
