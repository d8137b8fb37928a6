package org.sparring.jobs.proof;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sparring.common.config.Settings;

/** Recipes as they are written, but for tiny models, few tokens and few groups. */
final class SmallRecipes {
  private static final String SHAPE = "fresh: {width: 16, layers: 1, heads: 2, positions: 64}";

  private static final String SMALL =
      """
      recipe: %s
      run: %s
      rounds: 2
      models: {policy: {SHAPE}}
      batching: {groups_per_step: 2, epochs: 1}
      averaging: {workers: 2, local_steps: 2}
      """;

  /** Where models come from and how few tokens are sampled, by recipe. */
  private static final Map<String, String> OWN =
      new TreeMap<>(
          Map.ofEntries(
              entry("best-of-n", "reward: {from: reward} / samples: {samples: 4, max_new: 6}"),
              entry("expert-iteration", " / samples: {samples: 4, max_new: 6}"),
              entry("reft", "critic: {SHAPE} / samples: {max_new: 6}"),
              entry("ppo-ensemble", "critic: {SHAPE}, ENSEMBLE / samples: {max_new: 6}"),
              entry("pf-ppo", "critic: {SHAPE}, reward: {from: reward} / samples: {max_new: 6}"),
              entry(
                  "rto",
                  "critic: {SHAPE}, dpo: {SHAPE}, reward: {from: reward} / samples: {max_new: 6}"),
              entry("vineppo", " / samples: {samples: 2, max_new: 6, steps: [the]}"),
              entry("spo-chain", " / samples: {samples: 2, max_new: 6}"),
              entry("spo-tree", " / tree: {branches: 2, segment: 2, max_new: 6}"),
              entry("t-ppo", "critic: {SHAPE} / samples: {max_new: 3, longest: 6}"),
              entry("dr-po", "critic: {SHAPE}, reward: {from: reward} / samples: {max_new: 6}"),
              entry("ppo++", "GUIDED / guide_first: {max_new: 6}"),
              entry("aggrevated", "GUIDED / guide_last: {max_new: 6}"),
              entry("lols", "GUIDED, guide_critic: {SHAPE} / "),
              entry("d2lols", "GUIDED, guide_critic: {SHAPE} / "),
              entry("cgpo-crpg", "reward: {from: reward} / samples: {max_new: 6}"),
              entry("cgpo-codpo", "reward: {from: reward} / samples: {max_new: 6}"),
              entry("cgpo-crraft", "reward: {from: reward} / samples: {max_new: 6}"),
              entry("one-shot-rlvr", " / samples: {samples: 4, max_new: 6}")));

  private static final String EVEN = "CASE WHEN length(response) % 2 = 0 THEN 1.0 ELSE 0.0 END";

  /** A reward of which an untrained policy gets some. */
  private static final String PARITY =
      "streams.main.reward=[{sql: {expression: \"%s\"}}]".formatted(EVEN);

  private static final String JUDGED =
      "streams.main.reward=[{model: {}}, {sql: {name: judge, weight: 0, expression: \"%s\"}}]"
          .formatted(EVEN);

  private static final String GUIDED_STREAMS =
      """
      streams:
        policy_rolls_out:
          examples: {run: prompts}
          generate: {guide_first: {max_new: 6}}
        guide_rolls_out:
          examples: {run: prompts}
          generate: {guide_last: {max_new: 6}}
      """;

  private SmallRecipes() {}

  static Set<String> names() {
    return OWN.keySet();
  }

  static Settings settings(String recipe) {
    String[] own = OWN.get(recipe).split(" / ", -1);
    String models =
        own[0]
            .replace("GUIDED", "critic: {SHAPE}, guide: {SHAPE}, reward: {from: reward}")
            .replace("ENSEMBLE", ensemble());
    boolean pairs = recipe.startsWith("cgpo") || recipe.equals("dr-po");
    String streams =
        own[1].isBlank()
            ? GUIDED_STREAMS
            : "streams: {main: {examples: {run: %s}, generate: {%s}}}"
                .formatted(pairs ? "pairs" : "prompts", own[1].strip());
    Settings settings =
        parse(SMALL.formatted(recipe, recipe.replace('+', 'p')))
            .with(parse("models: {%s}".formatted(models)))
            .with(parse(streams));
    return switch (recipe) {
      case "expert-iteration", "t-ppo", "spo-chain", "spo-tree", "reft", "vineppo" ->
          settings.set(PARITY);
      case "cgpo-crpg", "cgpo-codpo", "cgpo-crraft" -> settings.set(JUDGED);
      case "d2lols" ->
          settings
              .set("streams.guide_rolls_out.examples.until_round=1")
              .set("streams.policy_rolls_out.examples.from_round=1");
      case "one-shot-rlvr" ->
          settings
              .set("averaging.workers=1")
              .set("averaging.local_steps=1")
              .set("batching.groups_per_step=1");
      default -> settings;
    };
  }

  private static Settings parse(String yaml) {
    return Settings.parse(yaml.replace("SHAPE", SHAPE));
  }

  private static String ensemble() {
    List<String> members = new ArrayList<>();
    for (int k = 1; k <= 5; k++) {
      members.add("reward_%d: {from: reward/reward}".formatted(k));
    }
    return String.join(", ", members);
  }
}
