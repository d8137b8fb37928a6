package org.sparring.jobs.job;

import java.util.List;
import java.util.Map;
import org.sparring.common.config.Param;
import org.sparring.common.model.Numerics;
import org.sparring.jobs.adjust.Watch;
import org.sparring.jobs.generate.Samples;
import org.sparring.jobs.recipe.Examples;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.RewardTerm;

/** What is sampled, from which policy, and what scores it. */
public record RolloutSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param(value = "Name of the run.", or = "rollout") String run,
    @Param(value = "Root of all random numbers.", or = "1") long seed,
    @Param(value = "What bits depend on.", or = "{}") Numerics numerics,
    @Param("Models by name; `policy` samples.") Map<String, ModelSpec> models,
    @Param(value = "Prompts that are sampled.", or = "{table: prompts}") Examples examples,
    @Param(value = "How they are sampled.", or = "{}") Samples generate,
    @Param(value = "What is stored besides the samplers' log-probabilities.", or = "{}")
        Watch watch,
    @Param(value = "Rewards that score the samples.", or = "[]") List<RewardTerm> reward,
    @Param(
            value = "Shards of the work; the result does not depend on executors.",
            or = "4",
            min = 1)
        int shards) {}
