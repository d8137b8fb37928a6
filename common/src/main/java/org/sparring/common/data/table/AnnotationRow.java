package org.sparring.common.data.table;

import java.util.Map;

/** A row of {@code annotations}. */
@Doc(
    "What models that never move say of one response of the data: computed once in a run whose"
        + " rounds come back to it, and read by each of them.")
public record AnnotationRow(
    @Key @Doc("Run that computed it.") String run,
    @Key @Doc("Stream of the recipe.") String stream,
    @Key @Doc("Key of the prompt.") String prompt,
    @Key @Doc("Index in the group.") int sample,
    @Doc("Log-probability of each token, by model.") Map<String, float[]> logProbs,
    @Doc("Other stored numbers, by `model/signal`.") Map<String, float[]> signals) {}
