package org.sparring.jobs.optimum;

import java.util.List;
import java.util.Map;

/**
 * What a recipe needs beyond the common rule, and why.
 *
 * @param reason why the common rule does not do
 * @param settings laid over what the rule makes
 */
record Adapted(String reason, List<String> settings) {
  private static final String LABELS =
      "the task's words have no A and B, so that two of its symbols are the verdicts";

  private static final String SYMBOLS =
      "the task's responses have no marks of sentences, so that every symbol is a segment";

  private static final String ONCE =
      "it goes over the samples of a round once, where ppo goes over them four times";

  /** The exceptions by recipe. */
  static final Map<String, Adapted> TABLE =
      Map.of(
          "reward_features",
          new Adapted(
              "DeepLearning4J's master needs Spark; slices take the same steps in the calling"
                  + " thread",
              List.of("averaging.by=slices")),
          "reward-pairwise",
          new Adapted(
              LABELS
                  + "; a verdict hangs on both responses and on their order, and until that is"
                  + " found nothing is gained",
              Base.VERDICTS),
          "reward-calibrated",
          new Adapted(
              "statements of confidence alone never compare two responses, which is what is"
                  + " measured: the combined form does; and four is the greatest number",
              List.of(
                  "streams.main.generate.confidences={high: 3, low: 2, most: 4}",
                  "streams.main.adjust=[{pair_statements: {given: true}}]")),
          "reward-segments",
          new Adapted(SYMBOLS, Base.SYMBOLS),
          "fgaif",
          new Adapted(
              SYMBOLS
                  + "; most symbols are wrong at first, and then the sum of the marks is greatest"
                  + " where nothing is said, so that marks are centred",
              List.of(
                  "streams.main.adjust=[{centre_tokens: {}}, {kl_in_reward: {beta: 0.1}}]",
                  "streams.main.reward=[%s, %s, %s]"
                      .formatted(marks("relevance"), marks("coherence"), marks("factuality")))),
          "ppo-m",
          new Adapted(ONCE, List.of("rounds=24")),
          "ppo-c",
          new Adapted(ONCE, List.of("rounds=24")),
          "pairwise-ppo",
          new Adapted(
              LABELS,
              List.of(
                  "streams.main.reward=[{pairwise_judge: {question: {label_first: '1',"
                      + " label_second: '2'}}}]")));

  private static String marks(String name) {
    return "{segment_marks: {name: %s, model: %s, segments: {ends: '1234', pauses: ''}}}"
        .formatted(name, name);
  }

  static List<String> of(String recipe) {
    return TABLE.containsKey(recipe) ? TABLE.get(recipe).settings() : List.of();
  }
}
