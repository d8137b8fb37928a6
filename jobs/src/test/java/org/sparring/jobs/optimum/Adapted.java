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
              List.of("averaging.by=slices")));

  static List<String> of(String recipe) {
    return TABLE.containsKey(recipe) ? TABLE.get(recipe).settings() : List.of();
  }
}
