package org.sparring.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparring.common.config.Settings;
import org.sparring.common.config.UserException;
import org.sparring.common.data.table.MetricRow;
import org.sparring.common.data.table.ParameterRow;
import org.sparring.common.data.table.PreferenceRow;
import org.sparring.common.data.table.ResponseRow;
import org.sparring.common.data.table.RolloutRow;
import org.sparring.common.data.table.Source;
import org.sparring.common.fleet.DriverSite;
import org.sparring.common.fleet.ThreadFleet;
import org.sparring.common.model.Numerics;
import org.sparring.common.model.Tokenizer;
import org.sparring.common.model.text.WordTokenizer;
import org.sparring.common.workspace.FileEntry;
import org.sparring.common.workspace.Manifest;
import org.sparring.common.workspace.StageId;
import org.sparring.common.workspace.Table;
import org.sparring.common.workspace.Tables;
import org.sparring.common.workspace.Workspace;
import org.sparring.jobs.loop.Journal;
import org.sparring.jobs.loop.Run;
import org.sparring.jobs.loop.TrainLoop;

/** Every recipe of pairs trains a tiny model for two rounds in the calling thread. */
class PairRecipesTest {
  private static final int PAIRS = 16;
  private static final String FRESH =
      "{fresh: {width: 8, layers: 1, heads: 2, positions: 32}, outputs: [%s]}";

  /** A margin that need not grow: a random reward model's, and a loss with a local minimum. */
  private static final Set<String> NOT_BY_MARGIN = Set.of("smpo", "discopop");

  private static final Tokenizer WORDS =
      WordTokenizer.ofWords(List.of("good", "fair", "poor", "some", "a"));

  @TempDir static Path folder;
  private static Workspace workspace;

  @BeforeAll
  static void prepare() {
    workspace = Workspace.create(folder.toString(), new Configuration());
    StageId stage = new StageId("pairs", 0, "prepare");
    List<PreferenceRow> rows = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      String same = "some ".repeat(i % 3);
      rows.add(row(i, same + "good fair", same + "poor" + (i % 2 == 0 ? " some poor" : " some")));
    }
    FileEntry file = workspace.write(Tables.PREFERENCES, stage, new DriverSite(), rows);
    workspace.commit(new Manifest(stage, "", "", List.of(file), Map.of()));
  }

  private static PreferenceRow row(int i, String better, String worse) {
    String key = String.format(Locale.ROOT, "k%02d", i);
    return new PreferenceRow(
        key,
        key,
        "train",
        "a",
        WORDS.encode("a"),
        List.of(response(worse, 1), response(better, 0)),
        Double.NaN,
        List.of(),
        Map.of(),
        new Source("pairs", i),
        "",
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        List.of());
  }

  private static ResponseRow response(String text, int rank) {
    int[] words = WORDS.encode(text);
    int[] ids = Arrays.copyOf(words, words.length + 1);
    ids[words.length] = WORDS.eos();
    return new ResponseRow(text, ids, rank, Map.of());
  }

  private static Settings settings(String name) {
    Settings written = Recipes.settings(name).without("family");
    Settings tiny =
        Settings.parse(
            """
            streams: {main: {examples: {run: pairs}}}
            learners:
              - {model: policy, optimiser: {adamw: {learning_rate: 0.01, clip_norm: 1.0}}}
            batching: {groups_per_step: 4}
            averaging: {workers: 2, local_steps: 2}
            """);
    Settings all = written.with(tiny);
    for (String model : written.bind(Recipe.class, Recipes.binder()).models().keySet()) {
      if (!model.equals("reference")) {
        String outputs = model.equals("reward") ? "score" : "";
        all =
            all.with(Settings.parse("models: {%s: %s}".formatted(model, FRESH.formatted(outputs))));
      }
    }
    return all;
  }

  private static void train(String name) {
    Recipe recipe = settings(name).bind(Recipe.class, Recipes.binder());
    Run run = new Run(name, 1, 2, name, recipe, new Numerics(1, 8, 4096), WORDS, workspace);
    Journal journal = new Journal(workspace, name, name);
    new TrainLoop(run, new ThreadFleet(), journal, (round, rounds, metrics) -> {}).run();
  }

  private static <R extends Record> List<R> rows(Table<R> table, String run) {
    return workspace.list(table, workspace.files(table, run));
  }

  private static Map<String, List<Double>> metrics(String run) {
    Map<String, List<Double>> metrics = new TreeMap<>();
    for (MetricRow each : rows(Tables.METRICS, run)) {
      metrics.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each.value());
    }
    return metrics;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dpo", "cdpo", "robust-dpo", "sigmoid-norm", "ipo", "hinge", "slic-hf", "orpo", "simpo",
        "cpo", "exo", "nca", "aot", "aot-unpaired", "apo-zero", "apo-down", "discopop", "rpo",
        "wpo", "ld-dpo", "f-dpo", "tr-dpo", "smpo", "tgdpo", "srpo", "spo-degree"
      })
  void trains(String name) {
    train(name);
    Map<String, List<Double>> metrics = metrics(name);
    assertThat(metrics.keySet()).anyMatch(each -> each.startsWith("loss/"));
    assertThat(metrics.values()).allMatch(each -> each.stream().allMatch(Double::isFinite));
    assertThat(metrics.get("grad_norm/policy")).hasSize(2).allMatch(norm -> norm > 0);
    assertThat(loss(name, metrics, 1)).isLessThan(loss(name, metrics, 0));
    List<Double> margins = metrics.get("rewards/margins");
    assertThat(margins).hasSize(2);
    if (!NOT_BY_MARGIN.contains(name)) {
      assertThat(margins.get(1)).isGreaterThan(margins.get(0));
    }
    assertThat(metrics).containsKeys("rewards/chosen", "rewards/rejected", "rewards/accuracies");
  }

  private static double loss(String name, Map<String, List<Double>> metrics, int round) {
    Stream main = settings(name).bind(Recipe.class, Recipes.binder()).streams().get("main");
    return main.objective().stream()
        .mapToDouble(each -> each.weight() * metrics.get("loss/" + each.name()).get(round))
        .sum();
  }

  /** Its loss has a local minimum at a margin of -0.1186, which is where it goes from 0. */
  @Test
  void discopopSettlesInItsLocalMinimum() {
    Recipe recipe = settings("discopop").bind(Recipe.class, Recipes.binder());
    Run run = new Run("settled", 1, 8, "", recipe, new Numerics(1, 8, 4096), WORDS, workspace);
    Journal journal = new Journal(workspace, "settled", "");
    new TrainLoop(run, new ThreadFleet(), journal, (round, rounds, metrics) -> {}).run();
    assertThat(metrics("settled").get("rewards/margins").get(7)).isBetween(-0.2, -0.05);
  }

  @Test
  void membersThatAGeneratorMakesAreStored() {
    train("srpo");
    train("spo-degree");
    List<RolloutRow> revisions =
        rows(Tables.ROLLOUTS, "srpo").stream().filter(r -> r.role().equals("revision")).toList();
    assertThat(revisions).hasSize(2 * PAIRS * 4).allMatch(each -> each.rank() == -1);
    assertThat(revisions).allMatch(each -> each.logProbs().containsKey("reference"));
    assertThat(rows(Tables.ROLLOUTS, "spo-degree").stream().map(RolloutRow::role).distinct())
        .containsExactlyInAnyOrder("sample", "degraded");
  }

  @Test
  void aReferenceThatMovesMoves() {
    Settings every =
        settings("tr-dpo").with(Settings.parse("models: {reference: {follow: {ema: {every: 1}}}}"));
    Recipe recipe = every.bind(Recipe.class, Recipes.binder());
    Run run = new Run("moving", 1, 2, "", recipe, new Numerics(1, 8, 4096), WORDS, workspace);
    Journal journal = new Journal(workspace, "moving", "");
    new TrainLoop(run, new ThreadFleet(), journal, (round, rounds, metrics) -> {}).run();
    Set<Integer> rounds = new TreeSet<>();
    for (ParameterRow each : rows(Tables.PARAMETERS, "moving")) {
      if (each.model().equals("reference")) {
        rounds.add(each.round());
      }
    }
    assertThat(rounds).containsExactly(1, 2);
  }

  @Test
  void aLossWhoseMembersNobodyMakesIsRefused() {
    Settings given = settings("srpo").with(Settings.parse("streams: {main: {generate: given}}"));
    assertThatThrownBy(() -> given.bind(Recipe.class, Recipes.binder()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("streams.main.objective: `srpo` learns from members of role")
        .hasMessageContaining("the generator `given` does not make");
  }
}
