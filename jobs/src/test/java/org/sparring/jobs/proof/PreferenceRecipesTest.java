package org.sparring.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.workspace.Tables;
import org.sparring.jobs.recipe.Explanation;

/** The recipes of groups, odds and unpaired labels, for two rounds each in the calling thread. */
class PreferenceRecipesTest {
  private static final String FRESH = "fresh: {width: 16, layers: 1, heads: 2, positions: 64}";

  private static final String RUN =
      """
      recipe: %s
      run: %s
      rounds: 2
      models: {%s}
      streams: {main: {examples: {run: %s}%s}}
      batching: {groups_per_step: 2}
      averaging: {workers: 2, local_steps: 2}
      learners: [{model: %s, optimiser: {adamw: {learning_rate: 0.01, clip_norm: 1.0}}}]
      """;

  @TempDir static Path folder;
  private static World world;

  @BeforeAll
  static void prepare() {
    world = World.make(folder.resolve("data"), folder.resolve("workspace"));
    try (SparkSession spark = Session.open("local[1]", 1)) {
      world.prepared(spark);
    }
  }

  /** A recipe's settings: everything that it has by default, but for sizes and where data lie. */
  private static Settings settings(String recipe, String run, String examples, String more) {
    boolean scores = recipe.startsWith("reward-");
    boolean judge = !scores && Explanation.of(recipe).recipe().models().containsKey("reward");
    String models =
        scores
            ? "reward: {%s, outputs: [score]}".formatted(FRESH)
            : "policy: {%s}%s".formatted(FRESH, judge ? ", reward: {from: reward}" : "");
    String learner = scores ? "reward" : "policy";
    return Settings.parse(RUN.formatted(recipe, run, models, examples, more, learner));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reward-ranking | pairs | ''",
        "reward-pairs | pairs | ''",
        "kto | pairs | ''",
        "bco | pairs | ''",
        "curry-dpo | pairs | ''",
        "pro | pairs | ''",
        "rrhf | pairs | ''",
        "rso | prompts | ', generate: {samples: {samples: 6, max_new: 8}}'",
        "brain | prompts | ', generate: {samples: {samples: 4, max_new: 8}}'",
        "sppo | prompts | ', generate: {samples: {max_new: 8}}'",
        "online-dpo | prompts | ', generate: {samples: {max_new: 8}}'",
        "online-ipo | prompts | ', generate: {samples: {max_new: 8}}'",
        "ipo-md | prompts | ', generate: {samples: {max_new: 8}}'",
        "nash-md | prompts | ', generate: {rivals: {max_new: 8}}'",
        "apo-nesterov | prompts | ', generate: {samples: {max_new: 8}}'",
        "cycle-align | prompts | ', generate: {samples: {samples: 6, max_new: 8}}'",
        "trpa | prompts | ', generate: {samples: {samples: 4, max_new: 8}}, reward: [{sql:"
            + " {expression: \"length(response) % 3\"}}]'"
      })
  void everyRecipeTrains(String recipe, String examples, String more) {
    Settings settings = settings(recipe, recipe, examples, more);
    assertThat(world.train(settings, new ThreadFleet()).round()).isEqualTo(2);
    String learner = recipe.startsWith("reward-") ? "reward" : "policy";
    for (int round = 0; round < 2; round++) {
      int at = round;
      assertThat(metrics(recipe))
          .filteredOn(row -> row.round() == at && row.name().startsWith("loss/"))
          .isNotEmpty()
          .allMatch(row -> Double.isFinite(row.value()));
      assertThat(vector(recipe, learner, round + 1)).isNotEqualTo(vector(recipe, learner, round));
    }
  }

  @Test
  void everyGroupOfKtoHasAMismatchedResponseThatIsNotTrained() {
    world.train(settings("kto", "mismatched", "pairs", ""), new ThreadFleet());
    var workspace = world.workspace();
    List<RolloutRow> rows =
        workspace.list(Tables.ROLLOUTS, workspace.files(Tables.ROLLOUTS, "mismatched"));
    assertThat(rows).hasSize(2 * 2 * 2 * 2 * 3);
    assertThat(rows)
        .filteredOn(row -> row.role().equals("mismatched"))
        .hasSize(rows.size() / 3)
        .allMatch(row -> row.rank() == -1 && row.sample() == 2)
        .allMatch(row -> row.logProbs().containsKey("reference"));
    assertThat(metrics("mismatched")).anyMatch(row -> row.name().equals("shift"));
  }

  @Test
  void promptsAreToldApartBeforeTheyAreMatched() {
    Settings settings =
        settings("bco-udm", "matched", "pairs, from_round: 1", "")
            .set("streams.prompts.examples={run: pairs, until_round: 1}")
            .set(
                "learners=[{model: policy, optimiser: {sgd: {}}}, {model: classifier, optimiser:"
                    + " {sgd: {}}}]");
    world.train(settings, new ThreadFleet());
    assertThat(vector("matched", "classifier", 1)).isNotEqualTo(vector("matched", "classifier", 0));
    assertThat(vector("matched", "classifier", 2)).isEqualTo(vector("matched", "classifier", 1));
    assertThat(vector("matched", "policy", 1)).isEqualTo(vector("matched", "policy", 0));
    assertThat(vector("matched", "policy", 2)).isNotEqualTo(vector("matched", "policy", 1));
    assertThat(metrics("matched"))
        .anyMatch(row -> row.round() == 0 && row.name().equals("labels/accuracies"))
        .anyMatch(row -> row.round() == 1 && row.name().equals("matching/weight"));
  }

  @Test
  void rivalsAreDrawnFromTheMixture() {
    Settings settings =
        settings("nash-md", "rivals", "prompts", ", generate: {rivals: {max_new: 8}}");
    world.train(settings, new ThreadFleet());
    var workspace = world.workspace();
    List<RolloutRow> rows =
        workspace.list(Tables.ROLLOUTS, workspace.files(Tables.ROLLOUTS, "rivals"));
    assertThat(rows).extracting(RolloutRow::role).containsOnly("sample", "rival");
    assertThat(rows).filteredOn(row -> row.role().equals("rival")).hasSize(rows.size() / 2);
  }

  @Test
  void aMixtureOfModelsThatTheRecipeLacksIsRefused() {
    Settings settings =
        settings("ipo-md", "lacking", "prompts", "")
            .set("streams.main.generate={samples: {mixture: {policy: 0.5, elsewhere: 0.5}}}");
    UserException refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            UserException.class, () -> world.run(settings));
    assertThat(refused)
        .hasMessageContaining("streams.main.generate")
        .hasMessageContaining("`elsewhere`");
  }

  private static List<MetricRow> metrics(String run) {
    return world.workspace().list(Tables.METRICS, world.workspace().files(Tables.METRICS, run));
  }

  /** The vector that a model had when a round began. */
  private static List<Float> vector(String run, String model, int round) {
    var workspace = world.workspace();
    SortedMap<Long, float[]> cuts = new TreeMap<>();
    for (ParameterRow row :
        workspace.list(Tables.PARAMETERS, workspace.files(Tables.PARAMETERS, run))) {
      boolean value = row.owner().equals("global") && row.kind().equals("value");
      if (value && row.model().equals(model) && row.round() == round) {
        cuts.put(row.offset(), row.values());
      }
    }
    List<Float> vector = new ArrayList<>();
    for (float[] cut : cuts.values()) {
      for (float each : cut) {
        vector.add(each);
      }
    }
    assertThat(vector).isNotEmpty();
    return vector;
  }
}
