package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.ExitCode;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.EvaluationRow;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.job.EvaluateJob;
import org.sparring.jobs.job.JobRunner;

/** What an evaluation measures of samples when its settings ask for it. */
class MeasuredSamplesTest {
  private static final String EVALUATE =
      """
      run: %s
      policy: dpo
      prompts: {run: prompts, table: prompts, limit: 4}
      generate: {samples: 4, max_new: 6}
      reward:
        - sql: {name: size, expression: 'length(response) * 1.0'}
        - sql: {name: right, expression: '(length(response) %% 3) / 2.0'}
        - sql: {name: stated_confidence, expression: '(length(response) %% 2) * 0.8 + 0.1'}
      measures: %s
      """;

  @TempDir static Path folder;
  private static World world;
  private static SparkSession spark;

  @BeforeAll
  static void prepare() {
    world = World.make(folder.resolve("data"), folder.resolve("workspace"));
    spark = Session.open("local[1]", 1);
    world.prepared(spark).train("dpo", new ThreadFleet());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Map<String, EvaluationRow> evaluated(String run, String measures)
      throws Exception {
    EvaluateJob job = new EvaluateJob();
    Settings given =
        Settings.parse(EVALUATE.formatted(run, measures))
            .set("workspace", world.workspace().root(), "test");
    job.run(spark, JobRunner.checked(job, given));
    return world
        .workspace()
        .list(Tables.EVALUATIONS, world.workspace().files(Tables.EVALUATIONS, run))
        .stream()
        .collect(Collectors.toMap(EvaluationRow::name, each -> each));
  }

  @Test
  void measuresAreRowsOfTheEvaluation() throws Exception {
    Map<String, EvaluationRow> rows =
        evaluated(
            "measured",
            "[{best_of: {by: size}}, {filter_fit: {by: size, real: right}}, {confidence_fit:"
                + " {right: right}}]");
    assertThat(rows.get("best_of/1/size").value())
        .isCloseTo(rows.get("mean/size").value(), within(1e-9));
    assertThat(rows.get("best_of/4/size").value())
        .isGreaterThan(rows.get("best_of/2/size").value());
    assertThat(rows)
        .containsKeys("best_of/2/right", "best_of/4/kl_bound", "r2/none", "r2/best_worst")
        .containsKeys("confidence/ece", "confidence/auroc");
    assertThat(rows.get("confidence/ece").value()).isBetween(0.0, 1.0);
    assertThat(rows.get("confidence/ece").n()).isEqualTo(4);
  }

  @Test
  void aMeasureOfARewardThatIsNotThereIsRefused() {
    UserException refused =
        catchThrowableOfType(
            UserException.class, () -> evaluated("refused", "[{best_of: {by: gold}}]"));
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused)
        .hasMessageContaining("measures: one reads the rewards [gold]")
        .hasMessageContaining("[size, right, stated_confidence]");
  }
}
