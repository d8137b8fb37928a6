package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparring.common.config.Settings;
import org.sparring.common.data.table.RejectRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.ScoreRow;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.PrepareJob;

/** Classifiers of marked mistakes, and a policy that learns from them, on QA-Feedback. */
class SegmentRecipesTest {
  private static final Path DATA =
      Path.of(System.getProperty("sparring.shared"), "data", "prefs", "qa_feedback_dev.jsonl.gz");

  private static final String FRESH = "fresh: {width: 16, layers: 1, heads: 2, positions: 320}";

  private static final String SIZES =
      """
      rounds: 2
      batching: {groups_per_step: 2, epochs: 1}
      averaging: {workers: 2, local_steps: 2}
      """;

  private static final Settings MARKS =
      Settings.parse(
          SIZES
              + """
              recipe: reward-segments
              run: marks
              models: {relevance: {FRESH}, coherence: {FRESH}, factuality: {FRESH}}
              streams: {main: {examples: {run: qa}}}
              """
                  .replace("FRESH", FRESH));

  private static final Settings POLICY =
      Settings.parse(
          SIZES
              + """
              recipe: fgaif
              run: fine
              models:
                policy: {FRESH}
                critic: {FRESH}
                relevance: {from: marks/relevance}
                coherence: {from: marks/coherence}
                factuality: {from: marks/factuality}
              streams: {main: {examples: {run: qa}, generate: {samples: {max_new: 24}}}}
              """
                  .replace("FRESH", FRESH));

  @TempDir static Path folder;
  private static SparkSession spark;
  private static World world;

  @BeforeAll
  static void prepare() throws Exception {
    Assumptions.assumeTrue(Files.exists(DATA), "without " + DATA);
    spark = Session.open("local[2]", 3);
    world = new World(folder, folder.resolve("workspace"));
    Settings given =
        Settings.parse(
            """
            run: qa
            workspace: %s
            template: plain
            tokenizer: %s
            max_tokens: 256
            max_prompt_tokens: 64
            sources: [{path: %s, limit: 60, split: train}]
            """
                .formatted(world.workspace().root(), vocabulary(), DATA));
    PrepareJob job = new PrepareJob();
    job.run(spark, JobRunner.effective(job, given));
    world.train(MARKS, new ThreadFleet());
  }

  private static Path vocabulary() throws IOException {
    List<String> words = List.of("the", "of", "a", "in", "is", "was", ",", ".", "and", "by");
    Path file = folder.resolve("vocabulary.txt");
    List<String> lines = Stream.concat(WordTokenizer.SPECIALS.stream(), words.stream()).toList();
    return Files.write(file, lines);
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.stop();
    }
  }

  private static List<ScoreRow> scores(String run) {
    return world.workspace().list(Tables.SCORES, world.workspace().files(Tables.SCORES, run));
  }

  @Test
  void classifiersLearnFromMarkedSpans() {
    Map<String, Double> last = world.metrics("marks", 1);
    for (String type : List.of("relevance", "coherence", "factuality")) {
      assertThat(last.get("grad_norm/" + type)).isPositive();
      assertThat(last.get("marks/accuracies/" + type)).isBetween(0.0, 1.0);
    }
    List<RolloutRow> rows =
        world.workspace().list(Tables.ROLLOUTS, world.workspace().files(Tables.ROLLOUTS, "marks"));
    assertThat(rows)
        .filteredOn(row -> row.role().equals("segment"))
        .hasSizeGreaterThan(2 * 2 * 2 * 2)
        .allMatch(row -> row.parent() == 0);
    assertThat(scores("marks"))
        .filteredOn(row -> row.reward().equals("relevance"))
        .anyMatch(row -> row.value() == 1)
        .anyMatch(row -> row.value() == -1);
    List<RejectRow> rejects =
        world.workspace().list(Tables.REJECTS, world.workspace().files(Tables.REJECTS, "marks"));
    assertThat(rejects).isEmpty();
  }

  @Test
  void aPolicyLearnsFromItsSegments() {
    world.train(POLICY, new ThreadFleet());
    Map<String, Double> last = world.metrics("fine", 1);
    assertThat(last.values()).allMatch(Double::isFinite);
    assertThat(last.get("grad_norm/policy")).isPositive();
    assertThat(last).containsKeys("rewards/relevance/mean", "rewards/factuality/mean");
    assertThat(scores("fine"))
        .hasSize(2 * 2 * 2 * 2 * 3)
        .allMatch(row -> row.value() == 0 && row.tokens().length > 0);
  }
}
