package org.sparring.jobs.recipe;

import java.io.Serializable;
import org.sparring.common.config.Param;
import org.sparring.common.part.Reward;

/** One reward of a stream; the stream's reward is the weighted sum. */
public record RewardTerm(
    @Param("Name in `scores` and metrics.") String name,
    @Param(value = "Factor in the sum; 0 only records it.", or = "1") double weight,
    @Param("The reward.") Reward reward)
    implements Serializable {}
