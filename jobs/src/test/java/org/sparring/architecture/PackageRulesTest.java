package org.sparring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Where things live: the modules, the rooms of the engines, the parts that know neither. */
@AnalyzeClasses(packages = "org.sparring", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {
  private static final String[] PARTS = {
    "org.sparring.common.part..",
    "org.sparring.common.data..",
    "org.sparring.jobs.start..",
    "org.sparring.jobs.generate..",
    "org.sparring.jobs.reward..",
    "org.sparring.jobs.adjust..",
    "org.sparring.jobs.credit..",
    "org.sparring.jobs.loss..",
    "org.sparring.jobs.outer..",
    "org.sparring.jobs.follow..",
    "org.sparring.jobs.guard..",
    "org.sparring.jobs.evaluate..",
    "org.sparring.jobs.report..",
  };

  private static final String[] SPARK = {
    "org.sparring.common.workspace..",
    "org.sparring.common.fleet..",
    "org.sparring.common.model.dl4j..",
    "org.sparring.datasets.read..",
    "org.sparring.jobs.prepare..",
    "org.sparring.jobs.sql..",
    "org.sparring.jobs.job..",
    "org.sparring.submit..",
  };

  @ArchTest
  static final ArchRule MODULES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("submit")
          .definedBy("org.sparring.submit..")
          .layer("jobs")
          .definedBy("org.sparring.jobs..")
          .layer("datasets")
          .definedBy("org.sparring.datasets..")
          .layer("common")
          .definedBy("org.sparring.common..")
          .whereLayer("submit")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("jobs")
          .mayOnlyBeAccessedByLayers("submit")
          .whereLayer("datasets")
          .mayOnlyBeAccessedByLayers("jobs", "submit");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.sparring.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule LIBTORCH_HAS_ONE_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sparring.common.model.torch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..")
          .because("nothing but common.model.torch names libtorch");

  @ArchTest
  static final ArchRule DL4J_HAS_ONE_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sparring.common.model.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
          .because("nothing but common.model.dl4j names DeepLearning4J");

  @ArchTest
  static final ArchRule JINJAVA_HAS_ONE_ROOM =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sparring.common.model.text.jinja..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.hubspot..", "jinjava..")
          .because("nothing but common.model.text.jinja names the template library");

  @ArchTest
  static final ArchRule SPARK_STAYS_IN_ITS_ROOMS =
      noClasses()
          .that()
          .resideOutsideOfPackages(SPARK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..")
          .because("everything else runs without a Spark session");

  @ArchTest
  static final ArchRule PARTS_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage(PARTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "org.apache.hadoop..",
              "org.apache.parquet..",
              "org.bytedeco..",
              "org.deeplearning4j..",
              "org.nd4j..",
              "ai.djl..")
          .because("a part is a function of records and rows of numbers");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_LIVES_THERE =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Manager|Misc)")
          .because("such a name says nothing of what lives there");

  @ArchTest
  static final ArchRule STATICS_DO_NOT_CHANGE =
      fields().that().areStatic().should().beFinal().because("tasks of several runs share a JVM");

  @Test
  void sparkIsSeenOutsideItsRooms() {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
    assertThat(SPARK_STAYS_IN_ITS_ROOMS.evaluate(offender).hasViolation()).isTrue();
  }
}
