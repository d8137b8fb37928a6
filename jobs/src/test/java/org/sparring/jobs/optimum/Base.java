package org.sparring.jobs.optimum;

import java.util.List;
import org.sparring.jobs.recipe.ModelSpec;

/**
 * A run that recipes start from.
 *
 * @param recipe the recipe that trains it
 * @param run its name
 * @param source its model that others take
 * @param before runs that it starts from itself
 * @param settings laid over the recipe's
 */
record Base(String recipe, String run, String source, List<Base> before, List<String> settings) {
  /** Imitates the base policy of the task. */
  static final Base START =
      new Base(
          "sft",
          "start",
          "start/policy",
          List.of(),
          List.of(
              "run=start",
              "models.policy.fresh={width: 32, layers: 1, heads: 2, positions: 16, tied: false}",
              "streams.main.examples.run=" + TaskWorld.DEMONSTRATIONS));

  /** A reward model. */
  static final Base REWARD =
      new Base(
          "reward",
          "judge",
          "judge/reward",
          List.of(START),
          List.of(
              "run=judge",
              "models.reward.from=start/policy",
              "streams.main.examples.run=" + TaskWorld.WILD));

  /** A judge of two responses; its labels are two of the task's symbols. */
  static final Base JUDGE =
      new Base(
          "reward-pairwise",
          "verdicts",
          "verdicts/judge",
          List.of(START),
          List.of(
              "run=verdicts",
              "rounds=48",
              "models.judge.from=start/policy",
              "streams.main.generate.verdicts.question={label_first: '1', label_second: '2'}",
              "streams.main.examples.run=" + TaskWorld.WILD));

  /** A policy that is better than the start. */
  static final Base GUIDE =
      new Base(
          "dpo",
          "guide",
          "guide/policy",
          List.of(START),
          List.of("run=guide", "models.policy.from=start/policy"));

  /** A critic. */
  static final Base CRITIC =
      new Base(
          "ppo",
          "criticised",
          "criticised/critic",
          List.of(START, REWARD),
          List.of(
              "run=criticised",
              "models.policy.from=start/policy",
              "models.critic.from=start/policy",
              "models.reward.from=judge/reward"));

  /** Where a model of a recipe begins, by what it is for. */
  static Base of(ModelSpec spec, boolean trained, boolean judge) {
    String outputs = spec.outputs().toString();
    if (trained) {
      return START;
    }
    if (judge) {
      return JUDGE;
    }
    if (outputs.contains("SCORE")) {
      return REWARD;
    }
    return outputs.contains("VALUE") ? CRITIC : GUIDE;
  }
}
