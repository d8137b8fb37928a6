package org.sparring.jobs.optimum;

import java.util.List;
import java.util.stream.Stream;
import org.sparring.datasets.make.task.TaskWorth;
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
              "rounds=1",
              "averaging.local_steps=32",
              "models.policy.fresh={width: 32, layers: 1, heads: 2, positions: 16, tied: false}",
              "streams.main.examples.run=" + TaskWorld.DEMONSTRATIONS));

  /** Another model of the same base policy, to be averaged with it. */
  static final Base SECOND =
      new Base(
          "sft",
          "second",
          "second/policy",
          List.of(START),
          List.of(
              "run=second",
              "rounds=1",
              "averaging.local_steps=16",
              "models.policy.from=start/policy",
              "streams.main.examples.run=" + TaskWorld.DEMONSTRATIONS));

  /** A reward model that knows the task, so that what recipes make of its scores can show. */
  static final Base REWARD =
      new Base(
          "reward-ranking",
          "judge",
          "judge/reward",
          List.of(START),
          List.of(
              "run=judge",
              "rounds=6",
              "averaging.local_steps=32",
              "models.reward.from=start/policy",
              learners("reward"),
              "streams.main.examples.run=" + TaskWorld.WILD));

  /** How a judge of two responses is trained: its labels are two of the task's symbols. */
  static final List<String> VERDICTS =
      List.of(
          "rounds=12",
          "averaging.local_steps=16",
          "batching.groups_per_step=4",
          "models.judge={from: '', fresh: {width: 32, layers: 2, heads: 4, positions: 16}}",
          "learners=[{model: judge, optimiser: {adamw: {learning_rate: 0.003}}}]",
          "streams.main.generate.verdicts.question={label_first: '1', label_second: '2'}");

  /** A judge of two responses. */
  static final Base JUDGE =
      new Base(
          "reward-pairwise",
          "verdicts",
          "verdicts/judge",
          List.of(START),
          Stream.concat(
                  VERDICTS.stream(),
                  Stream.of("run=verdicts", "streams.main.examples.run=" + TaskWorld.WILD))
              .toList());

  /** How the classifiers of segments are trained: every symbol is a segment. */
  static final List<String> SYMBOLS =
      List.of(
          learners("relevance", "coherence", "factuality"),
          "streams.main.generate.segments.segments={ends: '1234', pauses: ''}",
          "streams.main.reward=[%s, %s, %s]"
              .formatted(labels("relevance"), labels("coherence"), labels("factuality")));

  /** A classifier of segments. */
  static final Base MARKS =
      new Base(
          "reward-segments",
          "marks",
          "marks/relevance",
          List.of(START),
          Stream.concat(
                  SYMBOLS.stream(),
                  Stream.of(
                      "run=marks",
                      "rounds=32",
                      "models.relevance.from=start/policy",
                      "models.coherence.from=start/policy",
                      "models.factuality.from=start/policy",
                      "streams.main.examples.run=" + TaskWorld.WILD))
              .toList());

  private static String labels(String name) {
    return "{span_labels: {name: %s, weight: 0, segments: {ends: '1234', pauses: ''}}}"
        .formatted(name);
  }

  /** A policy that is better than the start. */
  static final Base GUIDE =
      new Base(
          "dpo",
          "guide",
          "guide/policy",
          List.of(START),
          List.of(
              "run=guide",
              "rounds=3",
              "averaging.local_steps=24",
              "models.policy.from=start/policy"));

  /** What the base policy may expect behind every token, as a process reward model tells. */
  static final Base CRITIC =
      new Base(
          "a2c",
          "critic",
          "critic/critic",
          List.of(START, REWARD),
          List.of(
              "run=critic",
              "rounds=6",
              "averaging.local_steps=16",
              "batching.groups_per_step=32",
              "models.policy.from=start/policy",
              "models.critic.from=start/policy",
              "models.reward.from=judge/reward",
              learners("critic"),
              "streams.main.reward=[{%s: {}}]".formatted(TaskWorth.class.getName()),
              "streams.main.objective=[{value_error: {clip_range: 0, over: all}}]"));

  /** What learns alone, by smaller steps than policies take, so that it comes nearer. */
  private static String learners(String... models) {
    String each =
        "{model: %s, optimiser: {adamw: {learning_rate: 0.01, epsilon: 1.0e-3, clip_norm: 1.0}},"
            + " schedule: constant}";
    return "learners=[" + String.join(", ", Stream.of(models).map(each::formatted).toList()) + "]";
  }

  /** Where a model of a recipe begins, by what it is for. */
  static Base of(ModelSpec spec, boolean trained, boolean judge) {
    String outputs = spec.outputs().toString();
    if (trained) {
      return START;
    }
    if (judge) {
      return spec.head() > 0 ? MARKS : JUDGE;
    }
    if (spec.follow().isPresent()) {
      return SECOND;
    }
    if (outputs.contains("SCORE")) {
      return REWARD;
    }
    return outputs.contains("VALUE") ? CRITIC : GUIDE;
  }
}
