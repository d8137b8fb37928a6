package org.sparring.common.data.table;

/** A row of {@code evaluations}. */
@Doc("One measured quantity with its 95 % interval.")
public record EvaluationRow(
    @Key @Doc("Run that was evaluated.") String run,
    @Key @Doc("Round whose state was evaluated.") int round,
    @Key @Doc("Name, as `win_rate/gold`.") String name,
    @Key @Doc("Slice of the data: `all`, a split, a source.") String slice,
    @Doc("Recipe of the run.") String recipe,
    @Doc("Measured value.") double value,
    @Doc("Lower end of the 95 % interval; NaN where there is none.") double low,
    @Doc("Upper end of the 95 % interval; NaN where there is none.") double high,
    @Doc("Number of independent units: prompts, pairs.") long n) {}
