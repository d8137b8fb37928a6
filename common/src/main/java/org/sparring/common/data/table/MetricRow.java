package org.sparring.common.data.table;

/** A row of {@code metrics}. */
@Doc("One number about one round of training. The names are TRL's where TRL has one.")
public record MetricRow(
    @Key @Doc("Run.") String run,
    @Key @Doc("Round.") int round,
    @Key @Doc("Name.") String name,
    @Doc("Optimiser steps of one worker so far.") long step,
    @Doc("Value.") double value) {}
