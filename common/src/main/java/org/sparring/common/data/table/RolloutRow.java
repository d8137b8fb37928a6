package org.sparring.common.data.table;

import java.util.List;
import java.util.Map;

/** A row of {@code rollouts}. */
@Doc("One sample: its tokens or moves, who wrote them, and the numbers stored when it was made.")
public record RolloutRow(
    @Key @Doc("Run that made it.") String run,
    @Key @Doc("Stream of the recipe.") String stream,
    @Key @Doc("Round that trains on it.") int round,
    @Key @Doc("Key of the prompt.") String prompt,
    @Key @Doc("Index in the group.") int sample,
    @Doc(
            "Role in the group: sample, anchor, rival, mismatched, revision, degraded, statement,"
                + " segment, greedy.")
        String role,
    @Doc("Index of the sample that it derives from, or -1.") int parent,
    @Doc("Rank known before training: 0 is best, -1 is none.") int rank,
    @Doc("What the sample is made of: tokens, or moves in an environment.") String trace,
    @Doc("Ids of the prompt as the model read it; empty for moves.") int[] context,
    @Doc("Ids of the response; empty for moves.") int[] ids,
    @Doc("What was observed before each move; empty for tokens.") List<float[]> observations,
    @Doc("Each move; empty for tokens.") List<float[]> actions,
    @Doc("Which actions were legal at each move; empty where all were, and for tokens.")
        List<boolean[]> legal,
    @Doc("Who wrote each token or move: 0 policy, 1 data, 2 prefix, 3 world, 4 earlier.")
        int[] authors,
    @Doc("Indices of the tokens or moves that end a turn.") int[] turnEnds,
    @Doc("Why it ended: eos, stop, length, open, terminated, truncated, error.") String finish,
    @Doc("The response as text; empty for moves.") String text,
    @Doc("Log-probability of each token or move, by model and for `sampler`.")
        Map<String, float[]> logProbs,
    @Doc("Other stored numbers, by `model/signal`.") Map<String, float[]> signals,
    @Doc("Columns of the prompt that were carried along.") Map<String, String> facts,
    @Doc("Round of the policy that wrote it.") int policyVersion,
    @Doc("Index of the credit's request that it answers; -1 for the group's own samples.")
        int asked) {}
