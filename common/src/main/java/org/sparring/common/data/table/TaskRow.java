package org.sparring.common.data.table;

/** A row of {@code tasks}. */
@Doc("Where and how long each shard's work ran. Times and places live here and nowhere else.")
public record TaskRow(
    @Key @Doc("Run.") String run,
    @Key @Doc("Round.") int round,
    @Key @Doc("Stage.") String stage,
    @Key @Doc("Shard.") int shard,
    @Doc("Attempt that won.") String attempt,
    @Doc("Host.") String host,
    @Doc("Accelerator, or -1 for the CPU.") int device,
    @Doc("Wall time in seconds.") double seconds,
    @Doc("Bytes written.") long bytes,
    @Doc("Resident memory of the process at the end, in bytes.") long memory) {}
