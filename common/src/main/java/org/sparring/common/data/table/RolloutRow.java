package org.sparring.common.data.table;

import java.util.Map;

/** A row of {@code rollouts}. */
@Doc("One sample: its tokens, who wrote them, and the numbers stored when it was made.")
public record RolloutRow(
    @Key @Doc("Run that made it.") String run,
    @Key @Doc("Stream of the recipe.") String stream,
    @Key @Doc("Round that trains on it.") int round,
    @Key @Doc("Key of the prompt.") String prompt,
    @Key @Doc("Index in the group.") int sample,
    @Doc("Role in the group: sample, anchor, rival, mismatched, revision, greedy.") String role,
    @Doc("Index of the sample that it derives from, or -1.") int parent,
    @Doc("Rank known before training: 0 is best, -1 is none.") int rank,
    @Doc("Ids of the prompt as the model read it.") int[] context,
    @Doc("Ids of the response.") int[] ids,
    @Doc("Who wrote each token: 0 policy, 1 data, 2 prefix, 3 world, 4 earlier.") int[] authors,
    @Doc("Indices of the tokens that end a turn.") int[] turnEnds,
    @Doc("Why it ended: eos, stop, length, open, terminated, truncated, error.") String finish,
    @Doc("The response as text.") String text,
    @Doc("Log-probability of each token, by model and for `sampler`.")
        Map<String, float[]> logProbs,
    @Doc("Other stored numbers, by `model/signal`.") Map<String, float[]> signals,
    @Doc("Columns of the prompt that were carried along.") Map<String, String> facts,
    @Doc("Round of the policy that wrote it.") int policyVersion,
    @Doc("Index of the credit's request that it answers; -1 for the group's own samples.")
        int asked) {}
