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
  /** The exceptions by recipe. */
  static final Map<String, Adapted> TABLE =
      Map.of(
          "reward_features",
          new Adapted(
              "DeepLearning4J's master needs Spark; slices take the same steps in the calling"
                  + " thread",
              List.of("averaging.by=slices")),
          "a2c",
          new Adapted(
              "it takes rewards as they are, so that until the critic, which begins at 0, knows how"
                  + " far from 0 the scores lie, all that was sampled is made unlikely",
              List.of("streams.main.reward=[{model: {scale: 0.1}}]")),
          "ppo-max",
          new Adapted(
              "its critic learns alone at first, and advantages of rewards that end at 0.8 are not"
                  + " whitened: as many steps move the policy less",
              List.of("rounds=12")),
          "discopop",
          new Adapted(
              "at the paper's temperature the loss has a minimum at a gap of -2.3 whose basin holds"
                  + " the start, a gap of 0, and which no step as small as these leaves",
              List.of("streams.main.objective=[{discopop: {beta: 0.1, temperature: 0.5}}]")),
          "spo-degree",
          new Adapted(
              "the symbols are single digits, which else count as words without content",
              List.of("streams.main.generate={degraded: {degrees: 3, stop_letters: 0}}")),
          "smpo",
          new Adapted(
              "its range is that of the scores in the data, which here come from an unbounded head",
              List.of(
                  "streams.main.objective=[{smpo: {beta: 0.1, sensitivity: 10.0, low: -10.0, high:"
                      + " 10.0}}]")));

  static List<String> of(String recipe) {
    return TABLE.containsKey(recipe) ? TABLE.get(recipe).settings() : List.of();
  }
}
