package org.sparring.jobs.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.config.Settings;
import org.sparring.common.data.Row;
import org.sparring.common.data.Signal;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.TrainJob;
import org.sparring.jobs.job.TrainSettings;
import org.sparring.jobs.recipe.Recipes;

class StudyPlanTest {
  static List<String> recipes() {
    return Recipes.NAMES;
  }

  private static TrainSettings settings(String name) {
    StudyPlan plan = StudyPlan.of(name);
    Settings filled =
        JobRunner.effective(
            new TrainJob("train", "", name), Settings.empty().set("workspace=nowhere"));
    return plan.settings(filled, 12).bind(TrainSettings.class, Recipes.binder());
  }

  /** Every model begins somewhere, or follows one that does, and every prompt is read. */
  @ParameterizedTest
  @MethodSource("recipes")
  void everyModelBegins(String name) {
    TrainSettings settings = settings(name);
    assertThat(settings.rounds()).isEqualTo(12);
    assertThat(settings.run()).matches("study-[a-z0-9_-]+");
    Set<String> judges =
        settings.streams().values().stream()
            .flatMap(each -> each.viewed().stream())
            .filter(row -> row.signal() != Signal.SCORE)
            .map(Row::model)
            .collect(Collectors.toSet());
    settings
        .models()
        .forEach(
            (model, spec) ->
                assertThat(
                        judges.contains(model)
                            || !spec.from().isEmpty()
                            || spec.fresh().isPresent()
                            || spec.features().isPresent()
                            || spec.follow().isPresent())
                    .as(model)
                    .isTrue());
    settings
        .streams()
        .values()
        .forEach(each -> assertThat(each.examples().run()).isIn("preferences", "prompts"));
  }

  /** 4 steps of 64 responses by each of 2 workers, whatever a group holds. */
  @Test
  void everyRoundReadsAsMuch() {
    TrainSettings pairs = settings("dpo");
    TrainSettings groups = settings("grpo");
    assertThat(pairs.batching().groupsPerStep()).isEqualTo(32);
    assertThat(groups.batching().groupsPerStep()).isEqualTo(8);
    assertThat(pairs.averaging().workers()).isEqualTo(2);
    assertThat(pairs.averaging().localSteps()).isEqualTo(4 * pairs.batching().epochs());
    assertThat(groups.averaging().localSteps()).isEqualTo(4 * groups.batching().epochs());
  }

  @Test
  void answersThatNobodyCanCheckAreJudgedByTheRewardModel() {
    TrainSettings settings = settings("grpo");
    assertThat(settings.models().get("reward").from()).isEqualTo("reward");
    assertThat(settings.streams().get("main").reward()).hasSize(1);
    assertThat(settings.streams().get("main").reward().get(0).name()).isEqualTo("model");
  }

  @Test
  void aJudgeIsNotMadeOfAPolicy() {
    assertThat(settings("pairwise-ppo").models().get("judge").from()).isEmpty();
    assertThat(settings("reward-pairwise").models().get("judge").from()).isEqualTo("sft");
  }
}
