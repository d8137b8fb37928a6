package org.sparring.jobs.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparring.common.config.Settings;
import org.sparring.common.part.Reward;
import org.sparring.datasets.make.DemoData;
import org.sparring.jobs.generate.Samples;
import org.sparring.jobs.generate.Verdicts;
import org.sparring.jobs.job.JobRunner;
import org.sparring.jobs.job.TrainJob;
import org.sparring.jobs.job.TrainSettings;
import org.sparring.jobs.recipe.Recipes;
import org.sparring.jobs.reward.PairwiseJudge;
import org.sparring.jobs.reward.Question;

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
    settings
        .models()
        .forEach(
            (model, spec) ->
                assertThat(
                        !spec.from().isEmpty()
                            || spec.fresh().isPresent()
                            || spec.features().isPresent()
                            || spec.follow().isPresent())
                    .as(model)
                    .isTrue());
    settings
        .streams()
        .values()
        .forEach(
            each -> assertThat(each.examples().run()).isIn("preferences", "prompts", "mistakes"));
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
  void judgesAreMadeByTheirRecipes() {
    assertThat(settings("pairwise-ppo").models().get("judge").from()).isEqualTo("judge");
    assertThat(settings("reward-pairwise").models().get("judge").from()).isEqualTo("sft");
    assertThat(settings("fgaif").models().get("coherence").from()).isEqualTo("marks/coherence");
    assertThat(settings("reward-segments").models().get("coherence").from()).isEqualTo("sft");
  }

  @Test
  void valuesThatNobodyTrainsAreThoseOfACritic() {
    assertThat(settings("grpo-process").models().get("process").from()).isEqualTo("critic/critic");
    assertThat(settings("a2c").models().get("critic").from()).isEqualTo("reward");
  }

  /** The run of the guide has its reference too. */
  @Test
  void aGuideIsThePolicyOfItsRun() {
    assertThat(settings("tgdpo").models().get("guide").from()).isEqualTo("guide/policy");
  }

  /** Verdicts are tokens of their own, and whatever is asked has only words of the language. */
  @Test
  void questionsAreAskedInWordsOfTheLanguage() {
    Question asked =
        ((Verdicts) settings("reward-pairwise").streams().get("main").generate()).question();
    Reward judge = settings("pairwise-ppo").streams().get("main").reward().get(0).reward();
    assertThat(((PairwiseJudge) judge).question()).isEqualTo(asked);
    assertThat(asked.labelFirst()).isNotEqualTo(asked.labelSecond());
    List<String> words = new ArrayList<>();
    for (String text :
        List.of(
            asked.first(), asked.second(), asked.ask(), asked.labelFirst(), asked.labelSecond())) {
      words.addAll(List.of(text.split(" ", -1)));
    }
    assertThat(DemoData.vocabulary()).containsAll(words);
  }

  @Test
  void onlyWhatJudgesMarksOrValuesNeedsMore() {
    assertThat(Recipes.NAMES.stream().filter(each -> StudyPlan.of(each).needsMore()))
        .containsExactly("reward-segments", "grpo-process", "pairwise-ppo", "fgaif");
  }

  @Test
  void stepsEndWithMarksOfTheLanguage() {
    Samples samples = (Samples) settings("grpo-process").streams().get("main").generate();
    assertThat(samples.steps()).containsExactly(",", ".");
    assertThat(DemoData.vocabulary()).containsAll(samples.steps());
  }

  @Test
  void segmentsAreCutWhereMistakesAreMarked() {
    assertThat(settings("reward-segments").streams().get("main").examples().run())
        .isEqualTo("mistakes");
    assertThat(settings("reward").streams().get("main").examples().run()).isEqualTo("preferences");
  }
}
