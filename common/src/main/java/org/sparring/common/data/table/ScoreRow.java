package org.sparring.common.data.table;

/** A row of {@code scores}. */
@Doc("One reward of one sample.")
public record ScoreRow(
    @Key @Doc("Run that made it.") String run,
    @Key @Doc("Stream of the recipe.") String stream,
    @Key @Doc("Round.") int round,
    @Key @Doc("Key of the prompt.") String prompt,
    @Key @Doc("Index in the group.") int sample,
    @Key @Doc("Name of the reward.") String reward,
    @Doc("Version of the reward: a settings digest.") String version,
    @Doc("Score of the sequence; NaN unless the outcome is ok.") double value,
    @Doc("Reward of each token beyond the value; often empty.") float[] tokens,
    @Doc("Standard deviation over an ensemble, or 0.") double spread,
    @Doc("How scoring ended: ok, error, timeout.") String outcome,
    @Doc("Why it failed, or empty.") String detail) {}
