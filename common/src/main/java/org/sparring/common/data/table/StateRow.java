package org.sparring.common.data.table;

/** A row of {@code state}. */
@Doc("Whatever else the next round reads: coefficients, moments, cursors, memories of losses.")
public record StateRow(
    @Key @Doc("Run.") String run,
    @Key @Doc("Round that committed it.") int round,
    @Key @Doc("What it is.") String name,
    @Doc("Its numbers.") double[] values) {}
