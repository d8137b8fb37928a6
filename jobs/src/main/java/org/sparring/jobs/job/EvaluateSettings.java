package org.sparring.jobs.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sparring.common.config.Param;
import org.sparring.common.config.UserException;
import org.sparring.common.model.Numerics;
import org.sparring.jobs.evaluate.Measure;
import org.sparring.jobs.generate.Samples;
import org.sparring.jobs.recipe.Examples;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.RewardTerm;

/** What is measured of a trained policy, or of a reward model. */
public record EvaluateSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param("Name of this evaluation.") String run,
    @Param(value = "Root of all random numbers.", or = "1") long seed,
    @Param(value = "What bits depend on.", or = "{}") Numerics numerics,
    @Param("What is evaluated: `run`, or `run/model`.") String policy,
    @Param(value = "What it is compared with; empty compares with nothing.", or = "''")
        String baseline,
    @Param(value = "Rounds whose state is evaluated; -1 is the last.", or = "[-1]")
        List<Integer> rounds,
    @Param(value = "Prompts that are sampled; none leaves sampling out.")
        Optional<Examples> prompts,
    @Param(value = "How they are sampled.", or = "{samples: 2}") Samples generate,
    @Param(value = "Rewards that score the samples.", or = "[]") List<RewardTerm> reward,
    @Param(value = "Models that rewards read, by name.", or = "{}") Map<String, ModelSpec> models,
    @Param(value = "A reward whose optimum is known.") Optional<Share> share,
    @Param(
            value =
                "What else is measured of the policy's samples: best_of, filter_fit,"
                    + " confidence_fit.",
            or = "[]")
        List<Measure> measures,
    @Param(value = "Held-out examples with responses, for losses and accuracies.")
        Optional<Examples> heldout,
    @Param(
            value = "Shards of the work; the result does not depend on executors.",
            or = "4",
            min = 1)
        int shards) {

  /** Checks that measures have the rewards that they read. */
  public EvaluateSettings {
    List<String> names = reward.stream().map(RewardTerm::name).toList();
    for (Measure measure : measures) {
      if (prompts.isEmpty() || !names.containsAll(measure.rewards())) {
        throw UserException.settings(
            "measures: one reads the rewards %s of samples, of which there are %s; name them under `reward`, and `prompts` to sample"
                .formatted(
                    new TreeSet<>(measure.rewards()), prompts.isEmpty() ? List.of() : names));
      }
    }
  }

  /** The run that is evaluated. */
  public String evaluated() {
    int slash = policy.indexOf('/');
    return slash < 0 ? policy : policy.substring(0, slash);
  }
}
