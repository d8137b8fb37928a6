package org.sparring.common.data.table;

/** A row of {@code rounds}. */
@Doc("One committed round.")
public record RoundRow(
    @Key @Doc("Run.") String run,
    @Key @Doc("Round.") int round,
    @Doc("SHA-256 of what the round read.") String inputs,
    @Doc("SHA-256 of what the round wrote.") String outputs,
    @Doc("SHA-256 of the effective settings.") String settings,
    @Doc("Numerics profile: engine build, CPU capability, threads.") String profile) {}
