package org.sparring.jobs.job;

import java.util.List;
import java.util.Map;
import org.sparring.common.config.Param;
import org.sparring.common.model.Numerics;
import org.sparring.jobs.recipe.ModelSpec;
import org.sparring.jobs.recipe.RewardTerm;

/** Which roll-outs are scored, and by what. */
public record ScoreSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param(value = "Name of the run.", or = "score") String run,
    @Param("Run whose roll-outs are scored.") String rollouts,
    @Param(value = "What bits depend on.", or = "{}") Numerics numerics,
    @Param(value = "Models that rewards read, by name.", or = "{}") Map<String, ModelSpec> models,
    @Param("Rewards.") List<RewardTerm> reward) {}
