package org.sparring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Operations whose answers depend on the order of partitions, on chance or on the process. */
@AnalyzeClasses(packages = "org.sparring", importOptions = ImportOption.DoNotIncludeTests.class)
class OperationRulesTest {
  /** Full names of the only classes that may reduce in Spark; each fixes its order itself. */
  private static final Set<String> ORDERED = Set.of();

  /** Attempts must differ from each other; no result depends on their names. */
  private static final String[] ATTEMPTS = {
    "org.sparring.common.fleet..", "org.sparring.common.workspace..",
  };

  private static final String RANDOM_ORDER = "the answer depends on which partition comes first";

  @ArchTest
  static final ArchRule RDD_OPERATIONS_KEEP_ORDER =
      noClasses()
          .that(areNotOrdered())
          .should()
          .accessTargetWhere(
              Access.to(
                  "org\\.apache\\.spark\\.(api\\.java|rdd)\\..*",
                  "aggregate|reduce|treeAggregate|treeReduce|fold",
                  "(aggregate|combine|fold|reduce)ByKey.*",
                  "sum|sumApprox|mean|meanApprox|stats|variance|stdev|sampleVariance|sampleStdev",
                  "sample|sampleByKey.*|takeSample|randomSplit|zipWithUniqueId"))
          .because(RANDOM_ORDER);

  @ArchTest
  static final ArchRule TABLE_OPERATIONS_KEEP_ORDER =
      noClasses()
          .that(areNotOrdered())
          .should()
          .accessTargetWhere(
              Access.to(
                  "org\\.apache\\.spark\\.sql\\.(Dataset|(KeyValue|Relational)GroupedDataset)",
                  "dropDuplicates.*|first|head|limit|orderBy|sort|reduce|reduceGroups",
                  "sum|avg|mean|sample|randomSplit|describe|summary"))
          .because(RANDOM_ORDER);

  @ArchTest
  static final ArchRule COLUMN_FUNCTIONS_KEEP_ORDER =
      noClasses()
          .that(areNotOrdered())
          .should()
          .accessTargetWhere(
              Access.to(
                  "org\\.apache\\.spark\\.sql\\.functions",
                  "first|first_value|last|last_value|any_value|collect_list|collect_set",
                  "sum|sum_distinct|sumDistinct|avg|mean|product|mode|skewness|kurtosis|corr",
                  "covar_.*|var_.*|variance|stddev.*|regr_.*|approx_.*|percentile.*",
                  "rand|randn|shuffle|uuid|monotonically_increasing_id"))
          .because(RANDOM_ORDER);

  @ArchTest
  static final ArchRule CHANCE_IS_KEYED =
      noClasses()
          .should()
          .accessTargetWhere(
              Access.to(
                  "java\\.util\\.(random\\..*|.*Random)|java\\.security\\.SecureRandom", ".*"))
          .orShould()
          .accessTargetWhere(Access.to("java\\.util\\.Collections", "shuffle"))
          .orShould()
          .accessTargetWhere(Access.to("java\\.lang\\.(Strict)?Math", "random"))
          .because("every draw comes from random.Draw, keyed by what it is for");

  @ArchTest
  static final ArchRule ONLY_ATTEMPTS_ARE_UNIQUE =
      noClasses()
          .that()
          .resideOutsideOfPackages(ATTEMPTS)
          .should()
          .callMethod(UUID.class, "randomUUID")
          .because("nothing that a result depends on differs between attempts");

  @ArchTest
  static final ArchRule ONLY_SUBMIT_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sparring.submit..")
          .should()
          .accessTargetWhere(Access.to("java\\.lang\\.(System|Runtime)", "exit|halt"))
          .because("a job is also a plain Java call");

  /** The fleet's wire carries what the same application packed a moment ago. */
  @ArchTest
  static final ArchRule FILES_ARE_DATA =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.sparring.common.fleet..")
          .should()
          .accessTargetWhere(Access.to("java\\.io\\.ObjectInputStream", "<init>"))
          .because("files of other people are read as data, never as objects");

  @Test
  void everyRuleBites() {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
    assertThat(breaches(RDD_OPERATIONS_KEEP_ORDER, offender)).isEqualTo(2);
    assertThat(breaches(TABLE_OPERATIONS_KEEP_ORDER, offender)).isEqualTo(3);
    assertThat(breaches(COLUMN_FUNCTIONS_KEEP_ORDER, offender)).isEqualTo(3);
    assertThat(breaches(CHANCE_IS_KEYED, offender)).isEqualTo(4);
    assertThat(breaches(ONLY_ATTEMPTS_ARE_UNIQUE, offender)).isEqualTo(1);
    assertThat(breaches(ONLY_SUBMIT_ENDS_THE_PROCESS, offender)).isEqualTo(1);
    assertThat(breaches(FILES_ARE_DATA, offender)).isEqualTo(1);
  }

  private static int breaches(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails().size();
  }

  private static DescribedPredicate<JavaClass> areNotOrdered() {
    return DescribedPredicate.describe(
        "are not listed as ordered", type -> !ORDERED.contains(type.getFullName()));
  }
}
