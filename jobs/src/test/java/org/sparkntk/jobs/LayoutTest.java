package org.sparkntk.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The import rules of ARCHITECTURE.md, enforced. */
@AnalyzeClasses(packages = "org.sparkntk.jobs", importOptions = DoNotIncludeTests.class)
class LayoutTest {
  private static final String ROOT = "org.sparkntk.jobs";
  private static final String[] STAGES = {
    ROOT + ".ingest..", ROOT + ".gram..", ROOT + ".solve..", ROOT + ".predict.."
  };

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingSeesTheCommandLineOrTheJobs =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT);

  @ArchTest
  static final ArchRule configurationSeesNoStageAndNoSpark =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(STAGES);

  @ArchTest
  static final ArchRule onlyConfigurationReadsHocon =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".config..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.typesafe.config..");

  @ArchTest
  static final ArchRule onlyTrackingNamesMlflow =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".tracking..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.mlflow..");

  @ArchTest
  static final ArchRule distributedAlgebraSeesNoStage =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".distributed..", ROOT + ".data..", ROOT + ".files..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STAGES);

  @ArchTest
  static final ArchRule evaluationReportJudgementAndTrackingAreFreeOfSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".evaluate..", ROOT + ".report..", ROOT + ".compare..", ROOT + ".tracking..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule noJavaDeserialisation =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream");
}
